using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Cli.Loading;

/// <summary>Compiles a declaration in memory, with the generator that stands beside the tool.</summary>
internal static class NetworkCompiler
{
    private const string GeneratorType = "ConvGen.Generator.ConvNetGenerator";

    /// <summary>Compiles and loads <paramref name="source"/>, or loads what was compiled of it before.</summary>
    public static Assembly Compile(string source, CancellationToken cancellation)
    {
        var versions = $"{Version(GeneratorPath())} {Version(typeof(NetworkCompiler).Assembly.Location)} {Environment.Version}";
        return new AssemblyLoadContext("imported").LoadFromStream(new MemoryStream(CompiledCache.OfUser().Get(() => Emit(source, cancellation), source, versions)));
    }

    private static byte[] Emit(string source, CancellationToken cancellation)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            "ConvGen.Imported",
            [CSharpSyntaxTree.ParseText(source, options, cancellationToken: cancellation)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([Generator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, cancellation);
        if (driver.GetRunResult().Results.FirstOrDefault(static result => result.Exception is not null).Exception is { } exception)
        {
            throw new ToolException($"the generator failed: {exception.Message}", exception);
        }

        using var image = new MemoryStream();
        var result = generated.Emit(image, cancellationToken: cancellation);
        if (!result.Success)
        {
            throw new ToolException("the imported network does not compile: " + result.Diagnostics.First(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        return image.ToArray();
    }

    // Another build of the generator writes other code, whatever version it calls itself.
    private static Guid Version(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    // What the tool itself runs on: the framework, and ConvGen among its own assemblies.
    private static PortableExecutableReference[] References() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    private static string GeneratorPath()
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(NetworkCompiler).Assembly.Location)!, "generator", "ConvGen.Generator.dll");
        return File.Exists(path) ? path : throw new ToolException($"the tool is incomplete: there is no '{path}'");
    }

    private static IIncrementalGenerator Generator()
    {
        // Its own context, because it brings a copy of the model that the tool has as well.
        var type = new AssemblyLoadContext("generator").LoadFromAssemblyPath(GeneratorPath()).GetType(GeneratorType, throwOnError: true)!;
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }
}
