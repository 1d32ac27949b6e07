using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Cli.Loading;

/// <summary>Compiles a declaration in memory, with the generator that stands beside the tool.</summary>
internal static class NetworkCompiler
{
    private const string GeneratorType = "ConvGen.Generator.ConvNetGenerator";

    /// <summary>Compiles and loads <paramref name="source"/>.</summary>
    public static Assembly Compile(string source, CancellationToken cancellation)
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

        image.Position = 0;
        return new AssemblyLoadContext("imported").LoadFromStream(image);
    }

    // What the tool itself runs on: the framework, and ConvGen among its own assemblies.
    private static PortableExecutableReference[] References() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    private static IIncrementalGenerator Generator()
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(NetworkCompiler).Assembly.Location)!, "generator", "ConvGen.Generator.dll");
        if (!File.Exists(path))
        {
            throw new ToolException($"the tool is incomplete: there is no '{path}'");
        }

        // Its own context, because it brings a copy of the model that the tool has as well.
        var type = new AssemblyLoadContext("generator").LoadFromAssemblyPath(path).GetType(GeneratorType, throwOnError: true)!;
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }
}
