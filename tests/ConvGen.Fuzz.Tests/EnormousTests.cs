using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ConvGen.Fuzz.Tests;

/// <summary>Networks with numbers out of all proportion: refused, or generated without an error of C# and without arithmetic that wraps. Only what memory needs no array for runs here.</summary>
public sealed class EnormousTests
{
    private const int Networks = 300;
    private const int Batch = 25;
    private const int MostLayers = 4;

    [Fact]
    public void What_is_enormous_is_refused_or_counted_right()
    {
        var randomness = Fuzzing.Randomness(9);
        var gen = Mutation.Enormous(MostLayers);
        for (var done = 0; done < Fuzzing.Count(Networks); done += Batch)
            Check([.. Enumerable.Range(0, Batch).Select(_ => CSharpText.Of(gen.Generate(randomness, null, out var _)))]);
    }

    private static void Check(string[] texts)
    {
        try
        {
            var generated = Compiler.Analyze(Compiler.Compile(texts.Select(static (text, index) => string.Create(CultureInfo.InvariantCulture, $"namespace N{index};\n{text}"))));
            Assert.Empty(Compiler.Errors(generated.Output.GetDiagnostics()));
            Assert.Empty(OffsetRanges.Findings(generated.Output));
        }
        catch (Exception failure) when (texts.Length > 1)
        {
            // One of them is it: alone it says so.
            foreach (var text in texts)
                Check([text]);
            throw new InvalidOperationException("Together, but none alone: " + failure.Message, failure);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}:\n{texts[0]}\n{failure.Message}"), failure);
        }
    }
}
