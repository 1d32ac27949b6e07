using System;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace ConvGen.Benchmarks;

/// <summary><c>--generator</c>: what typing costs.</summary>
internal static class TypingCommand
{
    private const int WarmUps = 10;

    /// <summary>Measures and prints.</summary>
    public static int Run(int rounds)
    {
        TypingReport.Write(Console.Out, TypingReport.Measure([.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)], WarmUps, rounds));
        return 0;
    }
}
