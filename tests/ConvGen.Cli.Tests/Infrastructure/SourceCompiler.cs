using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ConvGen.Cli.Tests;

/// <summary>Compiles declarations without the generator: attributes alone, as a reader of metadata sees them.</summary>
internal static class SourceCompiler
{
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)];

    public static Assembly Compile(params IEnumerable<string> sources) => AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(Emit(sources)));

    public static byte[] Emit(params IEnumerable<string> sources)
    {
        var trees = sources.Select(static source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14)));
        var compilation = CSharpCompilation.Create(
            "Declarations" + Guid.NewGuid().ToString("N"), trees, References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }

    /// <summary>The networks that <paramref name="assembly"/> declares, in order of their names.</summary>
    public static IEnumerable<NetworkDeclaration> Networks(Assembly assembly) =>
        assembly.GetTypes().Where(ReflectedDeclaration.IsNetwork).OrderBy(static type => type.FullName, StringComparer.Ordinal).Select(ReflectedDeclaration.Read);
}
