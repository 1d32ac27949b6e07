using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ConvGen.Benchmarks;

/// <summary>What typing costs: the medians over several rounds, as a table.</summary>
internal static class TypingReport
{
    /// <summary>The situations that are measured.</summary>
    private static readonly (string Name, Action<TypingSession>? Edit)[] Situations =
    [
        ("cold", null),
        ("edit elsewhere", static session => session.EditElsewhere()),
        ("edit in the network", static session => session.EditNetwork()),
        ("edit in its block", static session => session.EditBlock()),
    ];

    /// <summary>The median cost of each situation.</summary>
    public static List<(string Name, TypingSession.Cost Median)> Measure(IReadOnlyList<MetadataReference> references, int warmUps, int rounds) =>
        [.. Situations.Select(situation => (situation.Name, Median([.. Costs(references, situation.Edit, warmUps, rounds)])))];

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter writer, IEnumerable<(string Name, TypingSession.Cost Median)> costs)
    {
        writer.WriteLine("| 100 layers | generator ms | analyzer ms | total ms | generator run MB |");
        writer.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (name, median) in costs)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {median.Generator.TotalMilliseconds:F1} | {median.Analyzer.TotalMilliseconds:F1} | {median.Total.TotalMilliseconds:F1} | {median.Bytes / 1e6:F1} |"));
        }
    }

    // The first rounds are the JIT's.
    private static IEnumerable<TypingSession.Cost> Costs(IReadOnlyList<MetadataReference> references, Action<TypingSession>? edit, int warmUps, int rounds)
    {
        var session = new TypingSession(references);
        session.Run();
        for (var i = -warmUps; i < rounds; i++)
        {
            if (edit is null)
            {
                session = new TypingSession(references);
            }
            else
            {
                edit(session);
            }

            var cost = session.Run();
            if (i >= 0)
            {
                yield return cost;
            }
        }
    }

    private static TypingSession.Cost Median(List<TypingSession.Cost> costs) => costs.OrderBy(static cost => cost.Total).ElementAt(costs.Count / 2);
}
