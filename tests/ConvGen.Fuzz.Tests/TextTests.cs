using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Generator.Parsing;
using ConvGen.Model;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random networks as C# text through parser, generator and analyzer: sound ones, refused ones, and half-typed ones.</summary>
public sealed class TextTests
{
    private const int Understood = 500;
    private const int HalfTypedNetworks = 1_000;
    private const int Batch = 100;
    private const int MostLayers = 6;

    /// <summary>A text, and the declaration it says if C# understands it.</summary>
    private sealed record Typed(string Text, NetworkDeclaration? Declaration)
    {
        public override string ToString() => Text;
    }

    [Fact]
    public void Declarations_come_back_from_their_text() => CheckBatches(
        Sketcher.Networks(SketchStyle.Analysed, MostLayers).Select(static sketch => new Typed(sketch.ToString(), sketch.Declaration)), Understood, stream: 2, AssertUnderstood);

    [Fact]
    public void A_spoiled_network_has_an_error_of_ours_and_none_of_the_compilers() => CheckBatches(
        Mutation.Networks(MostLayers).Select(static network => new Typed(CSharpText.Of(network), network)), Understood, stream: 5, AssertUnderstood);

    [Fact]
    public void A_half_typed_network_adds_no_error_of_the_compilers() => CheckBatches(
        Gen.Select(Sketcher.Networks(SketchStyle.Analysed, MostLayers), Gen.Int[0, 2], Gen.Int[0, 1 << 20], static (sketch, way, place) => new Typed(HalfTyped(sketch.ToString(), way, place), null)),
        HalfTypedNetworks,
        stream: 3,
        AssertNothingAdded);

    private static void CheckBatches(Gen<Typed> typed, int count, uint stream, Action<IReadOnlyList<Typed>> check)
    {
        var randomness = Fuzzing.Randomness(stream);
        for (var done = 0; done < Fuzzing.Count(count); done += Batch)
        {
            var states = new List<string>();
            var batch = new List<Typed>();
            while (batch.Count < Batch)
            {
                states.Add(randomness.ToString());
                batch.Add(typed.Generate(randomness, null, out _));
            }

            try
            {
                check(batch);
            }
            catch (Exception)
            {
                // One of them is it: alone it says so, and shrinks.
                for (var i = 0; i < Batch; i++)
                    CheckAlone(typed, states[i], batch[i], value => check([value]), done + i);
                throw;
            }
        }
    }

    private static void CheckAlone(Gen<Typed> typed, string state, Typed value, Action<Typed> check, int index)
    {
        try
        {
            check(value);
        }
        catch (Exception failure)
        {
            throw Fuzzing.Shrunk(typed, state, check, string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, value {index}"), value, failure);
        }
    }

    /// <summary>Every file's class and blocks get names of their own, so that many can stand in one compilation.</summary>
    private static CSharpCompilation Compile(IReadOnlyList<Typed> batch) =>
        Compiler.Compile(batch.Select(static (typed, index) => string.Create(CultureInfo.InvariantCulture, $"namespace N{index};\n{typed.Text}")));

    private static void AssertUnderstood(IReadOnlyList<Typed> batch)
    {
        var generated = Compiler.Analyze(Compile(batch));
        Assert.Empty(Compiler.Errors(generated.Output.GetDiagnostics()));
        var refused = generated.Findings.Where(static finding => finding.Severity == DiagnosticSeverity.Error).Select(static finding => finding.Location.SourceTree!.FilePath).ToHashSet();
        for (var i = 0; i < batch.Count; i++)
        {
            var type = generated.Input.GetTypeByMetadataName(string.Create(CultureInfo.InvariantCulture, $"N{i}.Net"))!;
            var parsed = NetworkParser.Parse(type, generated.Input, default)!.Declaration;
            Assert.Equal(Attributes(batch[i].Declaration!, parsed), Attributes(parsed, parsed));
            Assert.Equal(NetworkReview.Of(batch[i].Declaration!).IsRefused, refused.Contains(Compiler.FileName(i)));
        }
    }

    // Blocks come in the order in which they are met, from the namespace of their file, and only if they are used.
    private static IEnumerable<AttributeDeclaration> Attributes(NetworkDeclaration network, NetworkDeclaration parsed) => network.Attributes
        .Concat(network.Blocks.Where(block => parsed.Blocks.Any(met => met.Name == block.Name)).OrderBy(static block => block.Name, StringComparer.Ordinal).SelectMany(static block => block.Attributes))
        .Select(static attribute => attribute with { Block = attribute.Block?[(attribute.Block.IndexOf('.', StringComparison.Ordinal) + 1)..] });

    private static void AssertNothingAdded(IReadOnlyList<Typed> batch)
    {
        var generated = Compiler.Analyze(Compile(batch));
        Assert.Empty(Compiler.Errors(generated.Output.GetDiagnostics()).Except(Compiler.Errors(generated.Input.GetDiagnostics())));
    }

    /// <summary>The text without one of the tokens of its attributes, with one of them doubled, or up to it.</summary>
    private static string HalfTyped(string text, int way, int place)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<AttributeListSyntax>().SelectMany(static list => list.DescendantTokens()).ToList();
        var token = tokens[place % tokens.Count];
        return way switch
        {
            0 => text.Remove(token.SpanStart, token.Span.Length),
            1 => text.Insert(token.SpanStart, token.Text + " "),
            _ => text[..token.SpanStart],
        };
    }
}
