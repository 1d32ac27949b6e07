using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Package.Tests;

/// <summary>A console project that uses the package.</summary>
/// <param name="folder">Where it lies.</param>
/// <param name="name">What it is called.</param>
public sealed class PackageUser(string folder, string name)
{
    /// <summary>A path inside the project.</summary>
    public string PathOf(params string[] parts) => Path.Combine([folder, .. parts]);

    /// <summary>Builds it and gives the exit code and all that was printed.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync() => DotNet.RunAsync(folder, "build", "--configuration", "Release");

    /// <summary>Builds it, which must succeed, and gives all that was printed.</summary>
    public async Task<string> BuildSuccessfullyAsync()
    {
        var (exitCode, output) = await BuildAsync();
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Runs one target of it without building.</summary>
    public Task<(int ExitCode, string Output)> TargetAsync(string target, params string[] properties) =>
        DotNet.RunAsync(folder, ["msbuild", $"-target:{target}", .. properties]);

    /// <summary>Publishes it, which must succeed, and gives all that was printed.</summary>
    public async Task<string> PublishSuccessfullyAsync(string runtime)
    {
        var (exitCode, output) = await DotNet.RunAsync(folder, "publish", "--configuration", "Release", "--runtime", runtime, "--output", PathOf("published"));
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Runs the published executable, which must succeed, and gives what it printed.</summary>
    public async Task<string> RunPublishedAsync()
    {
        var (exitCode, output) = await Command.RunAsync(folder, PathOf("published", name));
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Runs the built program, which must succeed, and gives what it printed.</summary>
    public async Task<string> RunAsync()
    {
        var (exitCode, output) = await DotNet.RunAsync(folder, PathOf("bin", "Release", "net10.0", name + ".dll"));
        Assert.True(exitCode == 0, output);
        return output;
    }
}
