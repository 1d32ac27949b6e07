using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using ConvGen.Generator.Analyzers;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>CVG012 between a network and the header of the weights it names.</summary>
public sealed class WeightHeaderTests
{
    private const string Network = """
        using ConvGen;
        [ConvNet(3, 8, 8, Weights = "net.safetensors")]
        [Conv(4, 3, Name = "stem", Bias = false), BatchNorm(Name = "bn")]
        [Relu, Conv(2, 1, Name = "head", Key = "heads.0")]
        partial class Net;
        """;

    private const string Header = """
        {"__metadata__":{"format":"pt","note":"a \"quoted\" \u00e9 [{"},
         "stem.weight":{"dtype":"F32","shape":[4,3,3,3],"data_offsets":[0,432]},
         "bn.weight":{"dtype":"F32","shape":[4],"data_offsets":[432,448]},
         "bn.bias":{"dtype":"F16","shape":[4],"data_offsets":[448,456]},
         "bn.running_mean":{"dtype":"BF16","shape":[4],"data_offsets":[456,464]},
         "bn.running_var":{"dtype":"F32","shape":[4,1],"data_offsets":[464,480]},
         "bn.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[480,488]},
         "heads.0.weight":{"dtype":"F32","shape":[2,4],"data_offsets":[488,520]},
         "heads.0.bias":{"dtype":"F32","shape":[2],"data_offsets":[520,528]}}
        """;

    [Fact]
    public async Task Fitting_weights_draw_nothing() => Assert.Empty(await Diagnose(Network, Header));

    [Fact]
    public async Task Without_a_header_nothing_is_compared()
    {
        Assert.Empty(await Diagnose(Network, "{}", "other.safetensors.header.json"));
        Assert.Empty(await Diagnose(Network.Replace(", Weights = \"net.safetensors\"", "", StringComparison.Ordinal), "{}"));
    }

    [Fact]
    public async Task A_missing_tensor_is_reported_on_its_layer() => await Expect(
        Header.Replace("\"stem.weight\"", "\"stem.kernel\"", StringComparison.Ordinal),
        "Conv(4, 3, Name = \"stem\", Bias = false)",
        "'net.safetensors' does not fit 'stem': 'stem.weight' [4, 3, 3, 3] is missing");

    [Fact]
    public async Task A_prefixed_tensor_is_offered() => await Expect(
        Header.Replace("\"stem.weight\"", "\"module.stem.weight\"", StringComparison.Ordinal),
        "Conv(4, 3, Name = \"stem\", Bias = false)",
        "'net.safetensors' does not fit 'stem': 'stem.weight' [4, 3, 3, 3] is missing (but there is 'module.stem.weight' of that shape)");

    [Fact]
    public async Task A_wrong_shape_is_reported_on_the_key() => await Expect(
        Header.Replace("[2,4]", "[2,5]", StringComparison.Ordinal),
        "Key = \"heads.0\"",
        "'net.safetensors' does not fit 'head': 'heads.0.weight' is [2, 5] instead of [2, 4, 1, 1]");

    [Fact]
    public async Task A_type_that_cannot_be_read_is_reported() => await Expect(
        Header.Replace("\"F16\"", "\"I16\"", StringComparison.Ordinal),
        "BatchNorm(Name = \"bn\")",
        "'net.safetensors' does not fit 'bn': 'bn.bias' has the type I16; F32, F64, F16 and BF16 can be read");

    [Fact]
    public async Task Many_differences_of_a_layer_are_one_message() => await Expect(
        Header.Replace("\"bn.", "\"norm.", StringComparison.Ordinal),
        "BatchNorm(Name = \"bn\")",
        "'net.safetensors' does not fit 'bn': 'bn.weight' [4] is missing; 'bn.bias' [4] is missing; 'bn.running_mean' [4] is missing; and 1 more");

    [Fact]
    public async Task Other_weights_altogether_are_one_message() => await Expect(
        """{"layer1.w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
        "Weights = \"net.safetensors\"",
        "'net.safetensors' has none of the network's 7 tensors: they are 'stem.weight', 'bn.weight', 'bn.bias', …, and it has 'layer1.w'");

    [Theory]
    [InlineData("", "is not what a safetensors header looks like at character 0")]
    [InlineData("[]", "is not what a safetensors header looks like at character 0")]
    [InlineData("{\"a\":1}", "is not what a safetensors header looks like at character 5")]
    [InlineData("{\"a\":{\"shape\":[1]}}", "gives tensor 'a' no dtype")]
    [InlineData("{\"a\":{\"dtype\":\"F32\"}}", "gives tensor 'a' no shape")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]},\"\\u0061\":{\"dtype\":\"F32\",\"shape\":[1]}}", "has the name 'a' twice")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1]}}", "is not what a safetensors header looks like at character 29")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999]}}", "is not what a safetensors header looks like at character 49")]
    [InlineData("{} x", "is not what a safetensors header looks like at character 3")]
    public async Task A_header_that_cannot_be_read_is_reported_on_the_name(string header, string problem) => await Expect(
        header, "Weights = \"net.safetensors\"", $"the header of 'net.safetensors' {problem}");

    [Fact]
    public void Whatever_the_header_holds_nothing_throws()
    {
        var analysis = Analysis();
        var cut = Gen.Int[0, Header.Length].Select(static length => Header[..length]);
        var spoilt = Gen.Select(Gen.Int[0, Header.Length - 1], Gen.Char["\"\\{}[],:9u\0 "]).Select(
            static (at, symbol) => Header[..at] + symbol + Header[(at + 1)..]);
        Gen.OneOf(cut, spoilt, Gen.String).Sample(
            header => Assert.All(Model.WeightHeaderRule.Check(analysis, header), static finding => Assert.Equal("CVG012", finding.Rule)), iter: 5_000, threads: 1);
    }

    [Fact]
    public async Task A_refused_network_is_not_compared()
    {
        var diagnostics = await Diagnose(Network.Replace("Conv(4, 3,", "Conv(4, 9,", StringComparison.Ordinal), "{}");

        Assert.Equal(["CVG002"], diagnostics.Select(static diagnostic => diagnostic.Id));
    }

    private static async Task Expect(string header, string place, string message)
    {
        var diagnostic = Assert.Single(await Diagnose(Network, header));
        Assert.Equal(("CVG012", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(message, diagnostic.GetMessage(null));
        Assert.Equal(place, (await diagnostic.Location.SourceTree!.GetTextAsync()).ToString(diagnostic.Location.SourceSpan));
    }

    private static async Task<Diagnostic[]> Diagnose(string source, string header, string file = "net.safetensors.header.json")
    {
        var options = new AnalyzerOptions(ImmutableArray.Create<AdditionalText>(new HeaderFile("/project/obj/convgen/" + file, header)));
        var diagnostics = await Compile(source).WithAnalyzers([new ConvNetAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    private static Model.NetworkAnalysis Analysis()
    {
        var compilation = Compile(Network);
        var network = Generator.Parsing.NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, default)!;
        return Model.NetworkReview.Of(network.Declaration).Analysis;
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Weighted",
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14))],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private sealed class HeaderFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
