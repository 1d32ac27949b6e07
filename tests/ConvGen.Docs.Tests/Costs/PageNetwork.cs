using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using ConvGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Docs.Tests.Costs;

/// <summary>A declaration of a page under <c>docs/diagnostics</c>, generated, compiled and ready to run.</summary>
internal sealed partial class PageNetwork
{
    private static readonly Lazy<IReadOnlyDictionary<string, Type>> Types = new(Compile);

    private readonly Type _type;

    private PageNetwork(Type type)
    {
        _type = type;
        Info = (NetworkInfo)type.GetProperty("Info")!.GetValue(null)!;
        Weights = Info.Tensors.ToDictionary(static tensor => tensor.Name, static tensor => Numbers(tensor.Name, tensor.Shape.Aggregate(1, static (product, extent) => product * extent)));
    }

    /// <summary>Layers, tensors and costs.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The weights it is created with, to be changed at will: random ones to begin with.</summary>
    public Dictionary<string, float[]> Weights { get; }

    /// <summary>The elements of its input.</summary>
    public int InputLength => Length(Info.Inputs[0]);

    /// <summary>The first (the drawing) or a later declaration of the page about <paramref name="rule"/>.</summary>
    public static PageNetwork Of(string rule, int index = 0) => new(Types.Value[Name(rule, index)]);

    /// <summary>A declaration that only the measurement needs.</summary>
    public static PageNetwork Extra(string name) => new(Types.Value[name]);

    /// <summary>A page's text.</summary>
    public static string Page(string rule, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../docs/diagnostics", rule + ".md")));

    /// <summary>Numbers between −1 and 1, the same for the same name everywhere; variances between 0 and 1.</summary>
    public static float[] Numbers(string name, int length)
    {
        var random = new Random(name.Aggregate(17, static (hash, letter) => unchecked((hash * 31) + letter)));
        return [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1)).Select(number => name.EndsWith("running_var", StringComparison.Ordinal) ? Math.Abs(number) + 0.1f : number)];
    }

    /// <summary>A network with the weights as they are now.</summary>
    public Func<float[], float[]> Create()
    {
        var source = new DictionaryWeights();
        foreach (var tensor in Info.Tensors)
            source.Add(tensor.Name, [.. tensor.Shape], Weights[tensor.Name]);
        var network = (IConvNet)_type.GetMethod("Create", [typeof(IWeightSource)])!.Invoke(null, [source])!;
        return input =>
        {
            var outputs = new float[Info.Outputs.Sum(Length)];
            network.RunAll(input, outputs);
            return outputs;
        };
    }

    private static int Length(BoundaryInfo boundary) => boundary.Extents.Aggregate(boundary.Channels, static (product, extent) => product * extent);

    private static string Name(string rule, int index) => rule + "_" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All of them in one assembly, each in a namespace of its own.</summary>
    private static Dictionary<string, Type> Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var texts = RuleCosts.Rules.SelectMany(static rule => Fences().Matches(Page(rule)).Select((match, index) => (Name: Name(rule, index), Text: match.Groups[1].Value)))
            .Concat(RuleCosts.Declarations.Select(static extra => (Name: extra.Key, Text: extra.Value)));
        var input = CSharpCompilation.Create(
            "Pages",
            texts.Select(one => CSharpSyntaxTree.ParseText($"using ConvGen;\nnamespace {one.Name};\n{one.Text}", options, one.Name + ".cs")),
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
        CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: options).RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        using var image = new MemoryStream();
        var result = output.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return new AssemblyLoadContext("pages").LoadFromStream(image).GetTypes().Where(static type => type.Name == "Net").ToDictionary(static type => type.Namespace!);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
