using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace ConvGen.Analyzers.Tests;

public sealed class BlockTests
{
    [Fact]
    public Task A_finding_in_a_block_stands_on_the_argument_it_comes_from_and_points_into_the_block() => ConvGenTest.Diagnoses(
        """
        using ConvGen;

        [ConvBlock]
        [Conv(Param.A, 3, {|#1:Stride = Param.B|})]
        class Block;

        [ConvNet(3, 8, 8)]
        [Use<Block>(4, {|#0:0|})]
        partial class Net;
        """,
        DiagnosticResult.CompilerError("CVG001").WithLocation(0).WithLocation(1));

    [Fact]
    public Task A_finding_that_no_argument_causes_stands_on_the_use() => ConvGenTest.Diagnoses(
        """
        using ConvGen;

        [ConvBlock]
        [Conv(Param.A, 3, {|#1:Stride = 0|})]
        class Block;

        [ConvNet(3, 8, 8)]
        [{|#0:Use<Block>(4)|}]
        partial class Net;
        """,
        DiagnosticResult.CompilerError("CVG001").WithLocation(0).WithLocation(1));

    [Theory]
    [InlineData("[ConvBlock, Use<A>] class A; [ConvNet(4), {|CVG026:Use<A>|}] partial class Net;")]
    [InlineData("[ConvBlock, Use<B>] class A; [ConvBlock, Use<A>] class B; [ConvNet(4), {|CVG026:Use<A>|}] partial class Net;")]
    [InlineData("[ConvBlock, Dense(Param.A)] class A; [ConvNet(4), {|CVG027:Use<A>|}] partial class Net;")]
    [InlineData("[ConvBlock, Dense(Param.A)] class A; [ConvNet(4), Use<A>({|CVG027:1, 2|})] partial class Net;")]
    [InlineData("class A; [ConvNet(4), {|CVG027:Use<A>|}] partial class Net;")]
    public Task Misused_blocks_are_reported_on_their_use(string source) => ConvGenTest.Diagnoses("using ConvGen;\n" + source);

    [Theory]
    [InlineData("[ConvBlock, Dense(Param.A), Dense({|#1:{|CS0220:Param.A * 2|}|})] class A; [ConvNet(4), {|#0:Use<A>(1)|}] partial class Net;")]
    [InlineData("[ConvBlock, Dense(Width), Dense({|#1:Width + 1|})] class A { public const int Width = Param.A; } [ConvNet(4), {|#0:Use<A>(1)|}] partial class Net;")]
    public Task A_computation_with_a_placeholder_is_reported_on_the_use(string source) => ConvGenTest.Diagnoses(
        "using ConvGen;\n" + source, DiagnosticResult.CompilerError("CVG027").WithLocation(0).WithLocation(1));

    [Theory]
    [InlineData("[ConvBlock, Dense(Param.A)] class A; [ConvNet(4), Use<A>(2)] partial class Net;")]
    [InlineData("[ConvBlock, Dense(Width)] class A { public const int Width = Param.A; } [ConvNet(4), Use<A>(1)] partial class Net;")]
    [InlineData("[ConvBlock, Dense(2 * Width)] class A { public const int Width = 4; } [ConvNet(4), Use<A>] partial class Net;")]
    [InlineData("[ConvBlock, Dense(Param.A), Relu] class A; [ConvBlock, Use<A>(Param.B), Use<A>(Param.A)] class B; [ConvNet(4), Use<B>(2, 3, Repeat = 2)] partial class Net;")]
    [InlineData("[ConvBlock, Dense(0)] class Unused;")]
    public Task Well_used_blocks_are_left_alone(string source) => ConvGenTest.Diagnoses("using ConvGen;\n" + source);

    [Fact]
    public async Task A_block_may_live_in_another_assembly()
    {
        var library = Compile("Library", "using ConvGen; [ConvBlock, Conv(Param.A, 3, Stride = Param.B), Relu] public class Block;");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var reference = MetadataReference.CreateFromImage(ImmutableArray.Create(image.ToArray()));

        var good = Compile("Good", "using ConvGen; [ConvNet(3, 8, 8), Use<Block>(4, 1)] partial class Net;", reference);
        var bad = Compile("Bad", "using ConvGen; [ConvNet(3, 8, 8), Use<Block>(4, 0)] partial class Net;", reference);

        Assert.Empty(await Diagnose(good));
        var diagnostic = Assert.Single(await Diagnose(bad));
        Assert.Equal("CVG001", diagnostic.Id);
        Assert.Equal("0", (await bad.SyntaxTrees[0].GetTextAsync()).ToString(diagnostic.Location.SourceSpan));
        Assert.Empty(diagnostic.AdditionalLocations);
    }

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] references) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14))],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location), .. references],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private static async Task<Diagnostic[]> Diagnose(Compilation compilation)
    {
        var diagnostics = await compilation.WithAnalyzers([new ConvNetAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)];
    }
}
