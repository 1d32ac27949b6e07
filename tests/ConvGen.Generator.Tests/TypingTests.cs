using System;
using Basic.Reference.Assemblies;
using ConvGen.Benchmarks;
using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Abstractions;

namespace ConvGen.Generator.Tests;

/// <summary>Typing stays fluent: what generator and analyzer cost after each kind of edit.</summary>
public sealed class TypingTests(ITestOutputHelper output)
{
    private const int WarmUps = 2;
    private const int Rounds = 3;

    /// <summary>Several times what is measured on a machine at rest: this fails where something is done over and over, not where a machine is busy.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(500);

    [Fact]
    public void Typing_in_a_network_of_a_hundred_layers_is_fluent()
    {
        var costs = TypingReport.Measure([.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)], WarmUps, Rounds);
        using var table = new System.IO.StringWriter();
        TypingReport.Write(table, costs);
        output.WriteLine(table.ToString());

        Assert.All(costs, static cost => Assert.True(cost.Median.Total < Bound, $"{cost.Name}: {cost.Median.Total}"));
        // An edit elsewhere reads the declaration again and finds it unchanged: nothing is written.
        Assert.True(costs[1].Median.Generator < costs[0].Median.Generator / 2, "an edit elsewhere costs the generator as much as a cold start");
    }
}
