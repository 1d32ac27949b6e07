extern alias Generator;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ConvNetAnalyzer = Generator::ConvGen.Generator.Analyzers.ConvNetAnalyzer;
using ConvNetGenerator = Generator::ConvGen.Generator.ConvNetGenerator;

namespace ConvGen.Benchmarks;

/// <summary>
/// An editor's session over a network of 100 layers, its block in a file of its own and a third file beside them. After every edit generator and
/// analyzer run as in an editor: the generator over what it cached, the analyzer from the beginning.
/// </summary>
internal sealed class TypingSession
{
    private const int NetworkFile = 0;
    private const int BlockFile = 1;
    private const int OtherFile = 2;
    private const int BlockUses = 15;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private readonly string[] _texts = [Network(10), Block(1), Other(0)];
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private int _edits;

    /// <summary>Opens the files; nothing has run yet.</summary>
    /// <param name="references">What the project references, ConvGen's library among them.</param>
    public TypingSession(IEnumerable<MetadataReference> references)
    {
        _compilation = CSharpCompilation.Create(
            "Typing",
            _texts.Select(static (text, index) => Parse(text, index)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        _driver = CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
    }

    /// <summary>What one run cost in generator and analyzer, without the compiler around them.</summary>
    internal readonly record struct Cost(TimeSpan Generator, TimeSpan Analyzer, long Bytes)
    {
        /// <summary>Both together.</summary>
        public TimeSpan Total => Generator + Analyzer;
    }

    /// <summary>Runs over the files as they are.</summary>
    public Cost Run()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var output, out _);
        var generated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var analyzer = new ConvNetAnalyzer();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = output.WithAnalyzers([analyzer], options).GetAnalysisResultAsync(default).GetAwaiter().GetResult();
        var errors = result.GetAllDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(errors[0].ToString());
        }

        return new Cost(_driver.GetTimingInfo().ElapsedTime, result.AnalyzerTelemetryInfo[analyzer].ExecutionTime, generated);
    }

    /// <summary>A statement changes in a file without a network.</summary>
    public void EditElsewhere() => Replace(OtherFile, Other(++_edits));

    /// <summary>A layer's number changes in the network.</summary>
    public void EditNetwork() => Replace(NetworkFile, Network(10 + (++_edits % 7)));

    /// <summary>A number changes in the block, which stands in another file.</summary>
    public void EditBlock() => Replace(BlockFile, Block(1 + (++_edits % 3)));

    private void Replace(int file, string text)
    {
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[file], Parse(text, file));
        _texts[file] = text;
    }

    private static SyntaxTree Parse(string text, int file) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, Path.Combine("src", string.Create(CultureInfo.InvariantCulture, $"File{file}.cs")));

    /// <summary>A residual network of 100 layers.</summary>
    private static string Network(int classes)
    {
        var text = new StringBuilder(
            """
            using ConvGen;
            [ConvNet(3, 64, 64)]
            [Conv(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu, Conv(64, 3, Padding = 1, Bias = false), BatchNorm, Relu]

            """);
        for (var i = 0; i < BlockUses; i++)
        {
            text.Append("[Use<Residual>(64)]\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"[Conv(128, 1), GlobalAvgPool, Dense({classes}), Softmax]\npublic sealed partial class Deep;\n").ToString();
    }

    private static string Block(int padding) => string.Create(
        CultureInfo.InvariantCulture,
        $"using ConvGen;\n[ConvBlock, Conv(Param.A, 3, Padding = {padding}, Dilation = {padding}, Bias = false), BatchNorm, Relu, Conv(Param.A, 3, Padding = 1, Bias = false), BatchNorm, Add(\"input\")]\nclass Residual;\n");

    private static string Other(int value) => string.Create(CultureInfo.InvariantCulture, $"class Other {{ int Value() => {value}; }}\n");
}
