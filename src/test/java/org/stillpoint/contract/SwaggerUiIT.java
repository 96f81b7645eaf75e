package org.stillpoint.contract;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.DemoServer;
import org.stillpoint.testsupport.WithDemoServer;

/** The front desk works in Swagger UI, in a real browser. */
@WithDemoServer
class SwaggerUiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double PATIENCE = 20_000;

    private static Playwright playwright;
    private static Browser browser;

    private Page page;

    @BeforeAll
    static void openTheBrowser() {
        var executable = executable();
        assumeTrue(executable.isPresent(), "There is no Chromium here, so Swagger UI is not tried in a browser.");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Optional<Path> executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void theFrontDeskSignsInSearchesBooksAndReadsBack() throws IOException {
        page = browser.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(DemoServer.url() + "/q/swagger-ui");
        page.locator("[id='operations-tag-Problems']").waitFor();
        assertThat(page.locator(".opblock-tag-section h3").allInnerTexts().stream()
                        .map(tag -> tag.split("\n")[0].strip())
                        .toList())
                .containsExactly(
                        "Website", "Front desk", "Treatment", "The day", "Follow-up", "Manager", "Sign-in", "Problems");

        signIn();
        var slots = execute("searchSessionSlots", Map.of());
        var start = slots.at("/items/4/start").asText();
        var booked = execute("bookAppointment", Map.of("body", """
                {"service": "INITIAL_ASSESSMENT", "site": "harbor", "start": "%s",
                 "person": {"givenName": "Ada", "familyName": "Testperson", "dateOfBirth": "1980-05-17",
                            "email": "ada@patients.example"}}""".formatted(start)));
        assertThat(booked.at("/status").asText()).isEqualTo("BOOKED");

        page.reload();
        assertThat(page.locator(".auth-wrapper .btn.authorize")).hasClass("btn authorize locked");
        var read = execute("readAppointment", Map.of("id", booked.at("/id").asText()));
        assertThat(read.at("/reference").asText())
                .isEqualTo(booked.at("/reference").asText());
        assertThat(read.at("/patientName").asText()).isEqualTo("Ada Testperson");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "swagger-ui.png")));
    }

    private void signIn() {
        page.locator(".auth-wrapper .btn.authorize").click();
        var staff = page.locator(".auth-container").filter(new Locator.FilterOptions().setHasText("staff"));
        assertThat(staff.getByText("client_secret")).isHidden();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "swagger-ui-sign-in.png")));
        staff.locator("#oauth_username").fill("frontdesk");
        staff.locator("#oauth_password").fill("stillpoint-demo");
        staff.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply given OAuth2 credentials"))
                .click();
        assertThat(staff.getByText("Logout")).isVisible();
        staff.locator(".btn-done").click();
    }

    /** Tries an operation out with what Swagger UI fills in by itself, some fields replaced; the answer's body. */
    private JsonNode execute(String operation, Map<String, String> fields) throws IOException {
        var block = page.locator("[id='operations-Front_desk-" + operation + "']");
        var tag = page.locator("[id='operations-tag-Front_desk']");
        if (!Boolean.parseBoolean(tag.getAttribute("data-is-open"))) {
            tag.click();
        }
        block.locator(".opblock-summary-control").click();
        for (var field : fields.entrySet()) {
            var input = field.getKey().equals("body")
                    ? block.locator("textarea.body-param__text")
                    : block.locator("tr[data-param-name='" + field.getKey() + "'] input");
            input.fill(field.getValue());
        }
        block.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute"))
                .click();
        var answer = block.locator(".live-responses-table .response-col_description code.language-json")
                .first();
        answer.waitFor();
        return JSON.readTree(answer.innerText());
    }
}
