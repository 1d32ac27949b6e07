using System;
using System.IO;
using System.Linq;
using ConvGen.Cli.Files;
using ConvGen.Model;

namespace ConvGen.Cli.Projects;

/// <summary>Writes a console project around an imported network.</summary>
internal static class ProjectWriter
{
    /// <summary>The namespace of the project's own classes.</summary>
    private const string Namespace = "Runner";

    private static readonly string[] NumpySources = ["NumpyArray.cs", "NumpyFile.cs", "NumpyFormatException.cs"];

    private static readonly string[] OwnNames = [Namespace, nameof(ConvGen), "Program", .. NumpySources.Select(Path.GetFileNameWithoutExtension)!];

    /// <summary>Whether the project uses <paramref name="name"/> itself: for a class and its file, a namespace, or another project.</summary>
    public static bool Takes(string name) => OwnNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the project, the program and its reader of NumPy files to <paramref name="files"/>.</summary>
    /// <param name="files">The result's files.</param>
    /// <param name="folder">The project's folder.</param>
    /// <param name="declaration">The network.</param>
    /// <param name="sourceRoot">The folder of ConvGen's own sources to refer to; null to refer to the package.</param>
    public static void Add(OutputFiles files, string folder, NetworkDeclaration declaration, string? sourceRoot)
    {
        var name = declaration.Type.Name;
        files.Add(Path.Combine(folder, name + ".csproj"), Project(folder, name, sourceRoot));
        files.Add(Path.Combine(folder, "Program.cs"), Program(declaration));
        foreach (var source in NumpySources)
        {
            files.Add(Path.Combine(folder, source), InOwnNamespace(Resource(source)));
        }
    }

    private static string Project(string folder, string name, string? sourceRoot)
    {
        var references = sourceRoot is null
            ? $"""    <PackageReference Include="ConvGen" Version="{Version}" />"""
            : $"""
                  <ProjectReference Include="{Reference(folder, sourceRoot, "src/ConvGen/ConvGen.csproj")}" />
                  <ProjectReference Include="{Reference(folder, sourceRoot, "generator/ConvGen.Generator/ConvGen.Generator.csproj")}" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              """;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>14.0</LangVersion>
                <Nullable>enable</Nullable>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <InvariantGlobalization>true</InvariantGlobalization>
                <!-- Whatever folder this lies in, it is a project of its own: remarks about the imported design are no errors. -->
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
            {references}
                <None Include="{name}.safetensors" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>

            """.ReplaceLineEndings("\n");
    }

    private static string Version => typeof(ProjectWriter).Assembly.GetName().Version!.ToString(3);

    // Inside the source tree the path is relative, so that the tree can move; from elsewhere it must be found where it is.
    private static string Reference(string folder, string sourceRoot, string project)
    {
        var path = Path.GetFullPath(Path.Combine(sourceRoot, project));
        var relative = Path.GetRelativePath(sourceRoot, Path.GetFullPath(folder));
        var isInside = relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return System.Security.SecurityElement.Escape(isInside ? Path.GetRelativePath(Path.GetFullPath(folder), path).Replace('\\', '/') : path)!;
    }

    private static string Program(NetworkDeclaration declaration)
    {
        var inputs = declaration.Attributes.Where(static attribute => attribute.Kind == "Input")
            .Select(static attribute => ((ArgumentValue.Text)attribute.Arguments[0].Value).Value)
            .Prepend("input")
            .Select(static name => $"{name}.npy or {name}.f32");
        return Resource("Program.cs")
            .Replace("{{Namespace}}", Namespace, StringComparison.Ordinal)
            .Replace("{{Network}}", declaration.Type.Name, StringComparison.Ordinal)
            .Replace("{{NetworkType}}", declaration.Type.MetadataName, StringComparison.Ordinal)
            .Replace("{{Weights}}", declaration.Type.Name + ".safetensors", StringComparison.Ordinal)
            .Replace("{{DefaultInputs}}", string.Join(", ", inputs), StringComparison.Ordinal);
    }

    // In front of the usings, so that they come before a network that is called like what they import: File, Console, Path.
    private static string InOwnNamespace(string source) =>
        $"namespace {Namespace};\n\n" + source.Replace("namespace ConvGen.Cli.Files;\n\n", "", StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var stream = typeof(ProjectWriter).Assembly.GetManifestResourceStream(name) ?? throw new ToolException($"the tool is incomplete: it has no resource '{name}'");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
