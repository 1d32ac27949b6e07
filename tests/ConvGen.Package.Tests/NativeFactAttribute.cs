using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace ConvGen.Package.Tests;

/// <summary>A test that compiles ahead of time; it is skipped, and says why, where this machine cannot.</summary>
public sealed class NativeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    /// <summary>Asks once per process.</summary>
    public NativeFactAttribute() => Skip = Obstacle.Value;

    /// <summary>The runtime to compile for: this one.</summary>
    public static string Runtime => RuntimeInformation.RuntimeIdentifier;

    /// <summary>The folder that holds the ahead-of-time compiler's packages.</summary>
    public static string Packages { get; private set; } = "";

    private static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Only Linux is known to have its linker on the path.";
        }

        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return path.Any(static folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc"))) ? FindCompiler() : "Neither clang nor gcc is there to link.";
    }

    // Restored with the machine's own settings into the user's own folder: the packages are large, and mostly there already.
    private static string? FindCompiler()
    {
        var folder = Directory.CreateTempSubdirectory("convgen-native-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "Probe.csproj"),
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <RuntimeIdentifier>{Runtime}</RuntimeIdentifier>
                    <PublishAot>true</PublishAot>
                  </PropertyGroup>
                </Project>
                """);
            var (exitCode, output) = DotNet.RunAsync(folder.FullName, "restore").GetAwaiter().GetResult();
            if (exitCode != 0)
            {
                return "The ahead-of-time compiler's packages cannot be restored: " + output.Split('\n').First(static line => line.Contains("error", StringComparison.Ordinal)).Trim();
            }

            Packages = DotNet.RunAsync(folder.FullName, "msbuild", "-getProperty:NuGetPackageRoot").GetAwaiter().GetResult().Output.Trim();
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
