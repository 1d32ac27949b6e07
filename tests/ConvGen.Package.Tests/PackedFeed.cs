using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Package.Tests;

/// <summary>A folder with the freshly packed package, and room for projects that use it and nothing else.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("convgen-package-").FullName;

    /// <summary>The package file.</summary>
    public string Package { get; private set; } = "";

    /// <summary>Its version.</summary>
    public string Version => Path.GetFileNameWithoutExtension(Package)["ConvGen.".Length..];

    /// <summary>The paths of the files inside it.</summary>
    public string[] Contents()
    {
        using var zip = ZipFile.OpenRead(Package);
        return [.. zip.Entries.Select(static entry => entry.FullName)];
    }

    /// <summary>The text of a file inside it.</summary>
    public string Read(string path)
    {
        using var zip = ZipFile.OpenRead(Package);
        using var reader = new StreamReader(zip.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Makes a console project that references the package, with the given program and additions to the project file.</summary>
    public PackageUser CreateUser(string name, string program, string projectAdditions = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(
            Path.Combine(folder, name + ".csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConvGen" Version="{Version}" />
              </ItemGroup>
              {projectAdditions}
            </Project>
            """);
        return new PackageUser(folder, name);
    }

    public async Task InitializeAsync()
    {
        var settings = typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(static data => data.Key, static data => data.Value!);
        var feed = Path.Combine(_root, "feed");

        // A version of its own: no other folder that a project restores from can hold it.
        var version = $"0.0.1-test-{Guid.NewGuid():N}";
        var (exitCode, output) = await DotNet.RunAsync(
            _root, "pack", settings["ConvGenProject"], "--no-build", "--configuration", settings["Configuration"], "--output", feed, $"-property:PackageVersion={version}", "-property:MinVerSkip=true");
        Assert.True(exitCode == 0, output);
        Package = Directory.GetFiles(feed, "*.nupkg").Single();
        await File.WriteAllTextAsync(
            Path.Combine(_root, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{feed}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" />
              </config>
            </configuration>
            """);

        // The repository's own settings end here, wherever the temporary folder lies.
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(nameof(PackedFeed))]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>;
