using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ConvGen.Generator.Tests;

public sealed class CachingTests
{
    private static readonly string[] Steps =
        [ConvNetGenerator.DeclarationStep, ConvNetGenerator.AnalysisStep, ConvNetGenerator.SourceStep, ConvNetGenerator.HintNameStep];

    [Theory]
    [InlineData(Sources.SmallAnalysisOnly)]
    [InlineData(Sources.Blocks)]
    [InlineData(Sources.SeveralInputsAndOutputs)]
    public void An_edit_elsewhere_leaves_the_declaration_unchanged_and_the_rest_cached(string source)
    {
        var compilation = GeneratorHost.Compile(source, "class Elsewhere;");
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText("class Elsewhere { int _added; }", GeneratorHost.ParseOptions, "Source1.cs"));

        var reasons = ReasonsOfSecondRun(compilation, edited);

        Assert.Equal([IncrementalStepRunReason.Unchanged], reasons[ConvNetGenerator.DeclarationStep]);
        Assert.All(Steps.Skip(1), step => Assert.Equal([IncrementalStepRunReason.Cached], reasons[step]));
    }

    [Fact]
    public void A_comment_beside_the_attributes_leaves_the_declaration_unchanged()
    {
        var compilation = GeneratorHost.Compile(Sources.SmallAnalysisOnly);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0],
            CSharpSyntaxTree.ParseText(Sources.SmallAnalysisOnly.Replace("[MaxPool(2)]", "[MaxPool(2)] // halves it", StringComparison.Ordinal), GeneratorHost.ParseOptions, "Source0.cs"));

        var reasons = ReasonsOfSecondRun(compilation, edited);

        Assert.Equal([IncrementalStepRunReason.Unchanged], reasons[ConvNetGenerator.DeclarationStep]);
        Assert.All(Steps.Skip(1), step => Assert.Equal([IncrementalStepRunReason.Cached], reasons[step]));
    }

    [Fact]
    public void An_edited_argument_modifies_every_step_but_the_name()
    {
        var compilation = GeneratorHost.Compile(Sources.SmallAnalysisOnly);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0],
            CSharpSyntaxTree.ParseText(Sources.SmallAnalysisOnly.Replace("Dense(10)", "Dense(11)", StringComparison.Ordinal), GeneratorHost.ParseOptions, "Source0.cs"));

        var reasons = ReasonsOfSecondRun(compilation, edited);

        Assert.Equal([IncrementalStepRunReason.Modified], reasons[ConvNetGenerator.DeclarationStep]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[ConvNetGenerator.AnalysisStep]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[ConvNetGenerator.SourceStep]);
        Assert.Equal([IncrementalStepRunReason.Cached], reasons[ConvNetGenerator.HintNameStep]);
    }

    [Fact]
    public void Nothing_in_the_pipeline_holds_an_object_of_Roslyns()
    {
        var compilation = GeneratorHost.Compile(Sources.Blocks);
        var type = compilation.GetTypeByMetadataName("Tests.BlockNet")!;
        var declaration = NetworkParser.Parse(type, compilation, default)!.Declaration;

        AssertNoRoslyn(CompiledNetwork.Compile(declaration), "network", new HashSet<object>(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void The_same_source_gives_the_same_bytes_in_any_culture()
    {
        var expected = GeneratorHost.Run(Sources.Blocks).Text;
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            // Built by hand, for the tests run without culture data: commas for points, and the minus sign that once leaked from a Finnish machine.
            var hostile = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            hostile.NumberFormat.NumberGroupSeparator = ".";
            hostile.NumberFormat.NegativeSign = "−";
            System.Globalization.CultureInfo.CurrentCulture = hostile;

            Assert.Equal(expected, GeneratorHost.Run(Sources.Blocks).Text);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static Dictionary<string, IncrementalStepRunReason[]> ReasonsOfSecondRun(CSharpCompilation first, CSharpCompilation second)
    {
        return Reasons(GeneratorHost.Driver(), first, second);
    }

    /// <summary>Why each step ran in the second of two runs.</summary>
    internal static Dictionary<string, IncrementalStepRunReason[]> Reasons(GeneratorDriver driver, CSharpCompilation first, CSharpCompilation second)
    {
        driver = driver.RunGenerators(first).RunGenerators(second);
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return Steps.ToDictionary(
            static step => step,
            step => result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason).Distinct().ToArray());
    }

    private static void AssertNoRoslyn(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        var type = value.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, $"{path} is a {type}.");
        if (value is IEnumerable items)
        {
            var index = 0;
            foreach (var item in items)
            {
                AssertNoRoslyn(item, $"{path}[{index++}]", seen);
            }
        }

        for (var part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (var field in part.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                AssertNoRoslyn(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
