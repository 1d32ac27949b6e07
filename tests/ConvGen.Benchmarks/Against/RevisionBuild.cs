using System;
using System.IO;
using System.IO.Compression;

namespace ConvGen.Benchmarks;

/// <summary>Another revision of this repository, built in a folder of its own that is kept for the next time.</summary>
/// <param name="Commit">The commit's full hash.</param>
/// <param name="Folder">The built benchmarks and all that they need.</param>
internal sealed record RevisionBuild(string Commit, string Folder)
{
    // The benchmarks bring the networks, their library and the single layers.
    private const string Project = "tests/ConvGen.Benchmarks";
    private const string Output = Project + "/bin/Release/net10.0";
    private const string Git = "git";

    /// <summary>Finds <paramref name="revision"/> in the repository that holds <paramref name="source"/> and builds it, unless that was done before.</summary>
    /// <param name="revision">Whatever git takes for one commit.</param>
    /// <param name="source">A folder inside the repository.</param>
    /// <param name="cache">The folder of all built revisions.</param>
    /// <param name="log">Receives what takes long, as it begins.</param>
    /// <exception cref="InvalidOperationException">There is no git, no repository or no such revision, or it does not build.</exception>
    public static RevisionBuild Obtain(string revision, string source, string cache, TextWriter log)
    {
        var inside = ChildProcess.Run(Git, "-C", source, "rev-parse", "--show-toplevel");
        if (inside.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{source}' lies in no git repository: {inside.FirstError}");
        }

        var root = inside.Output.Trim();
        var found = ChildProcess.Run(Git, "-C", root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (found.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{root}' has no revision '{revision}'; a shallow clone has only its newest ('git fetch --unshallow' brings the others)");
        }

        var commit = found.Output.Trim();
        var folder = Path.Combine(cache, commit);
        if (!Directory.Exists(folder))
        {
            log.WriteLine($"building {commit}");
            Build(root, commit, folder);
        }

        return new RevisionBuild(commit, Path.Combine(folder, Output));
    }

    // Built beside its place and moved there when whole: neither a failure nor a second run at the same time leaves half a build.
    private static void Build(string root, string commit, string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var site = Directory.CreateDirectory($"{folder}.{Path.GetRandomFileName()}").FullName;
        try
        {
            var archive = Path.Combine(site, "source.zip");
            Require(ChildProcess.Run(Git, "-C", root, "archive", "--format=zip", "--output", archive, commit), $"{commit} cannot be read");
            ZipFile.ExtractToDirectory(archive, site);
            File.Delete(archive);

            // Servers would outlive the build, and keep its folder and this pipe open.
            var build = ChildProcess.Run(
                ChildProcess.DotNet, "build", "-c", "Release", "-nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false", Path.Combine(site, Project));
            Require(build, $"{commit} does not build");
            if (!Directory.Exists(folder))
            {
                Directory.Move(site, folder);
            }
        }
        finally
        {
            if (Directory.Exists(site))
            {
                Directory.Delete(site, recursive: true);
            }
        }
    }

    private static void Require(ProcessOutcome outcome, string failure)
    {
        if (outcome.ExitCode != 0)
        {
            throw new InvalidOperationException($"{failure}:\n{outcome.Output}{outcome.Errors}".TrimEnd());
        }
    }
}
