using System.Collections.Generic;
using System.Threading.Tasks;

namespace ConvGen.Package.Tests;

/// <summary>Runs the .NET command line as a user would.</summary>
internal static class DotNet
{
    /// <summary>Runs a command and gives its exit code and all it printed.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string folder, params IEnumerable<string> arguments) =>
        Command.RunAsync(folder, "dotnet", arguments);
}
