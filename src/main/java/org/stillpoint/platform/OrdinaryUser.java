package org.stillpoint.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs, which refuses to run as root. Whoever is not root runs it as themselves. For root there are two ways on
 * Linux: a user namespace in which root is nobody, while its files stay its own; and, where namespaces are forbidden, as they are
 * in most containers, the rights of another user, to whom its files then belong. Where these are kept in a folder that is closed to
 * everybody but root, such as root's home, that user is given root's right to enter it.
 */
final class OrdinaryUser {
    private static final String USER = "unix:uid";
    private static final String GROUP = "unix:gid";

    /** Number of user and group {@code nobody} on Linux; PostgreSQL wants one that has a name. */
    private static final int NOBODY = 65534;

    /**
     * Of root's rights the one with which closed folders do not count; containers usually have it. The bit keeps it for access(2)
     * too, by which PostgreSQL's programs find each other.
     */
    private static final List<String> ENTERING =
            List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup");

    private List<String> prefix;
    private final Integer owner;
    private boolean entersAnywhere;

    private OrdinaryUser(List<String> prefix, Integer owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** For whoever is one already. */
    static OrdinaryUser oneself() {
        return new OrdinaryUser(List.of(), null);
    }

    /** The one to whom a cluster belongs, if there is one already that is not root's. */
    static OrdinaryUser forCluster(Path cluster) throws IOException {
        if (!OperatingSystem.isRoot()) {
            return oneself();
        }
        var present = Files.exists(cluster) ? (int) Files.getAttribute(cluster, USER) : 0;
        var namespace = List.of("unshare", "--user");
        if (present == 0 && works(namespace)) {
            return new OrdinaryUser(namespace, null);
        }
        int user = present == 0 ? NOBODY : present;
        var otherUser = become(user, List.of());
        if (works(otherUser)) {
            return new OrdinaryUser(otherUser, user);
        }
        throw new CannotStart(
                "PostgreSQL does not run as root, and here root may neither make user namespaces (unshare --user)"
                        + " nor become another user (setpriv). Start the server as an ordinary user, or configure a database with"
                        + " QUARKUS_DATASOURCE_JDBC_URL.");
    }

    private static List<String> become(int user, List<String> rights) {
        var command = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        command.addAll(rights);
        command.add("--");
        return List.copyOf(command);
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("/bin/sh", "-c", ":"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("the start was interrupted", interrupted);
        }
    }

    /** What to put before a command. */
    List<String> prefix() {
        return prefix;
    }

    /** Gives a file, or a folder with all that is in it, to the user who has to work with it. */
    void give(Path tree) throws IOException {
        if (owner != null && Files.exists(tree)) {
            insistOnWayTo(tree);
            try (var all = Files.walk(tree.toRealPath())) {
                for (var path : all.toList()) {
                    setOwner(path);
                }
            }
        }
    }

    /** Gives a folder, but nothing that is in it. */
    void giveAlone(Path folder) throws IOException {
        if (owner != null) {
            insistOnWayTo(folder);
            setOwner(folder.toRealPath());
        }
    }

    private void insistOnWayTo(Path path) throws IOException {
        for (var above = path.toRealPath().getParent(); above != null; above = above.getParent()) {
            boolean own = owner.equals(Files.getAttribute(above, USER));
            if (!own && !Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                insistOnEntering(above);
            }
        }
    }

    private void insistOnEntering(Path closed) {
        if (entersAnywhere) {
            return;
        }
        var entering = become(owner, ENTERING);
        if (!works(entering)) {
            throw new CannotStart("PostgreSQL does not run as root, and user number " + owner
                    + ", as whom it has to run here, may not enter " + closed + ". Let others enter it (chmod o+x "
                    + closed + "), or name a folder where everybody may enter with stillpoint.data-folder.");
        }
        prefix = entering;
        entersAnywhere = true;
    }

    private void setOwner(Path path) throws IOException {
        Files.setAttribute(path, USER, owner, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, GROUP, owner, LinkOption.NOFOLLOW_LINKS);
    }
}
