using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>
/// The JIT tracks 1,024 temporaries of a method; past that, kernels fall to a fraction of their speed without a word. 450 multiply-adds a method
/// are the safe budget.
/// </summary>
public sealed class MethodBudgetTests
{
    private const int Budget = 450;

    private const string Stages = """
        using ConvGen;
        [ConvNet(3, 56, 56)]
        [Conv(64, 7, Stride = 2, Padding = 3), BatchNorm, Relu, MaxPool(3, Stride = 2, Padding = 1, Name = "pool")]
        [Conv(64, 3, Padding = 1), BatchNorm, Relu, Conv(64, 3, Padding = 1), BatchNorm, Add("pool", Activation = Activation.Relu)]
        [Conv(128, 3, Stride = 2, Padding = 1), Silu, Conv(96, 1), Relu6, DepthwiseConv(3, Padding = 1), Conv(24, 1)]
        [Conv(80, 5, Padding = 2), Gelu, ConvTranspose(32, 4, Stride = 2, Padding = 1), DeformConv(48, 3, Padding = 1), Conv(48, 3, Padding = 1, Groups = 4)]
        [GlobalAvgPool, Dense(1000), Softmax]
        public sealed partial class Stages;
        """;

    private const string Heavy = """
        using ConvGen;
        [ConvNet(512, 7, 7)]
        [Conv(512, 3, Padding = 1, Activation = Activation.Mish), Conv(512, 3, Stride = 2, Padding = 1), Flatten, Dense(4096, Activation = Activation.Tanh), Dense(10)]
        public sealed partial class Heavy;
        """;

    [Theory]
    [InlineData(Stages)]
    [InlineData(Heavy)]
    public void No_method_has_more_multiply_adds_than_the_JIT_keeps_in_registers(string source)
    {
        var run = GeneratorHost.Run(source);
        Assert.Empty(run.CompilerMessages);
        AssertWithinBudget([run.Text]);
    }

    [Fact]
    public void Nor_has_any_of_a_published_network()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Folder(), "..", "ConvGen.Networks"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin" or "Oracle"))
            .Append(Path.Combine(Folder(), "..", "..", "samples", "FaceDetection", "FaceDetector.cs"));
        var run = GeneratorHost.Run([.. files.Select(File.ReadAllText)]);
        AssertWithinBudget(run.Result.GeneratedSources.Select(static source => source.SourceText.ToString()));
    }

    private static void AssertWithinBudget(IEnumerable<string> texts)
    {
        var methods = texts.SelectMany(static text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Select(static method => (
                Name: method.Identifier.Text,
                Count: method.DescendantNodes().OfType<IdentifierNameSyntax>().Count(static name => name.Identifier.Text == "MultiplyAddEstimate")))
            .Where(static method => method.Count > 0).ToList();
        Assert.True(methods.Count > 10, "kernels were counted");
        Assert.All(methods, static method => Assert.True(method.Count <= Budget, FormattableString.Invariant($"{method.Name} has {method.Count}")));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
