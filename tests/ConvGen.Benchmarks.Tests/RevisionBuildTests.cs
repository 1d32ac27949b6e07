using System;
using System.IO;
using Xunit;

namespace ConvGen.Benchmarks.Tests;

/// <summary>A repository of one commit, with a benchmark project of one line, and the folder of built revisions.</summary>
public sealed class RevisionBuildTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("convgen-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_revision_is_built_once_and_kept()
    {
        var repository = Repository("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        var log = new StringWriter();

        var first = RevisionBuild.Obtain("HEAD", repository, Cache, log);
        var second = RevisionBuild.Obtain(first.Commit, Path.Combine(repository, "tests"), Cache, log);

        Assert.True(File.Exists(Path.Combine(first.Folder, "ConvGen.Benchmarks.dll")));
        Assert.Equal(first, second);
        Assert.Equal("building " + first.Commit, log.ToString().Trim());
        Assert.Equal([Path.Combine(Cache, first.Commit)], Directory.GetFileSystemEntries(Cache));
    }

    [Fact]
    public void A_revision_that_does_not_build_says_why_and_leaves_nothing()
    {
        var repository = Repository("<Project");

        var exception = Assert.Throws<InvalidOperationException>(() => RevisionBuild.Obtain("HEAD", repository, Cache, TextWriter.Null));

        Assert.Contains("does not build", exception.Message);
        Assert.Contains("MSB4025", exception.Message);
        Assert.Empty(Directory.GetFileSystemEntries(Cache));
    }

    [Fact]
    public void A_missing_revision_is_named()
    {
        var repository = Repository("");

        var exception = Assert.Throws<InvalidOperationException>(() => RevisionBuild.Obtain("no-such", repository, Cache, TextWriter.Null));

        Assert.Contains("has no revision 'no-such'", exception.Message);
    }

    [Fact]
    public void A_folder_outside_any_repository_is_named()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => RevisionBuild.Obtain("HEAD", _folder.FullName, Cache, TextWriter.Null));

        Assert.Contains($"'{_folder.FullName}' lies in no git repository", exception.Message);
    }

    [Fact]
    public void A_missing_program_is_named()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => ChildProcess.Run("no-such-git"));

        Assert.Contains("'no-such-git' cannot be started", exception.Message);
    }

    [Fact]
    public void The_command_ends_with_the_reason()
    {
        var outcome = ChildProcess.Run(ChildProcess.DotNet, typeof(RevisionBuild).Assembly.Location, "--against", "no-such");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no-such", outcome.FirstError);
    }

    private string Cache => Path.Combine(_folder.FullName, "cache");

    private string Repository(string project)
    {
        var root = _folder.CreateSubdirectory("repository");
        var benchmarks = root.CreateSubdirectory("tests/ConvGen.Benchmarks");
        File.WriteAllText(Path.Combine(benchmarks.FullName, "ConvGen.Benchmarks.csproj"), project);
        Git(root, "init", "--quiet");
        Git(root, "add", ".");
        Git(root, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "One");
        return root.FullName;
    }

    private static void Git(DirectoryInfo root, params string[] arguments)
    {
        var outcome = ChildProcess.Run("git", ["-C", root.FullName, .. arguments]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }
}
