using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Cli.Tests;

/// <summary>What one command did.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The only line of errors that does not tell of progress.</summary>
    public string ErrorLine => Assert.Single(Errors.Split('\n'), static line => line.StartsWith("error:", System.StringComparison.Ordinal));
}

/// <summary>Runs the tool in this process.</summary>
internal static class Tool
{
    public static async Task<ToolRun> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await new ConvGenTool(output, errors).RunAsync(arguments);
        return new ToolRun(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs a command that must succeed, and gives what it printed.</summary>
    public static async Task<string> SucceedAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }
}
