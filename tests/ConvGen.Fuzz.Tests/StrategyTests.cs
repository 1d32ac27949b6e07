using System.Globalization;
using System.Linq;
using ConvGen.Generator.Pipeline;
using ConvGen.Generator.Planning;

namespace ConvGen.Fuzz.Tests;

/// <summary>Every strategy of the planner is met by networks that are compared in <see cref="EmissionTests"/>: one that none meets is a defect waiting.</summary>
public sealed class StrategyTests
{
    // What a long run, of ten times the networks or more, has to meet of each.
    private const int LongScale = 10;
    private const int LongLeast = 20;

    [Fact]
    public void Every_strategy_is_met()
    {
        var plans = EmittedNetworks.Draw().Select(static one => ExecutionPlanner.Plan(CompiledNetwork.Compile(one.Sketch.Declaration).Analysis, one.Target)).ToList();
        var least = Fuzzing.Count(1) >= LongScale ? LongLeast : 1;
        var counts = Strategies.All.Select(strategy => (strategy.Name, Count: plans.Count(strategy.IsMet))).ToList();
        Assert.True(
            counts.TrueForAll(strategy => strategy.Count >= least),
            string.Create(CultureInfo.InvariantCulture, $"of {plans.Count} networks fewer than {least} meet\n")
            + string.Join("\n", counts.Where(strategy => strategy.Count < least).Select(static strategy => string.Create(CultureInfo.InvariantCulture, $"{strategy.Name}: {strategy.Count}"))));
    }
}
