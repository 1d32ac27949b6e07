extern alias generator;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using generator::ConvGen.Generator;
using ConvGen.Model;
using ConvGen.Onnx;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>Imported networks written as C#, generated for, compiled in one go and loaded.</summary>
internal sealed class CompiledNetworks
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)];

    private readonly Assembly _assembly;

    private CompiledNetworks(Assembly assembly) => _assembly = assembly;

    public static CompiledNetworks Of(params IEnumerable<NetworkDeclaration> declarations)
    {
        var trees = declarations.Select(static declaration =>
            CSharpSyntaxTree.ParseText(DeclarationWriter.Write(declaration, []), ParseOptions, declaration.Type.MetadataName + ".cs"));
        var compilation = CSharpCompilation.Create(
            "Imported" + Guid.NewGuid().ToString("N"), trees, References, new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        using var image = new MemoryStream();
        var result = output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        return new CompiledNetworks(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image));
    }

    /// <summary>The network <paramref name="imported"/> with its weights.</summary>
    public IConvNet Create(ImportedNetwork imported)
    {
        using var weights = new MemoryStream();
        imported.WriteWeights(weights);
        weights.Position = 0;
        var type = _assembly.GetType(imported.Declaration.Type.MetadataName, throwOnError: true)!;
        return (IConvNet)type.GetMethod("Load", [typeof(Stream)])!.Invoke(null, [weights])!;
    }
}
