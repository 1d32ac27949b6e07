using System.Collections.Generic;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Checks of channel counts against declarations and groups.</summary>
internal static class ChannelChecks
{
    /// <summary>CVG004: whether the declared input channels are the ones that arrive.</summary>
    public static bool Declared(LayerScene scene, int? declared)
    {
        if (declared is null || declared == scene.Input.Channels)
            return true;
        var channels = scene.Input.Channels;
        scene.Fail(
            "CVG004",
            Invariant($"'{scene.Name}' declares {RuleTexts.Counted(declared.Value, "input channel")}, but {channels} {(channels == 1 ? "arrives" : "arrive")}"),
            "In",
            fixes: [scene.Place.Set(Invariant($"Set In to {channels}"), "In", Invariant($"{channels}")), scene.Place.Set("Remove In", "In", null) with { Way = "removal" }]);
        return false;
    }

    /// <summary>CVG003: whether the groups divide both channel counts.</summary>
    public static bool Groups(LayerScene scene, long channels, long filters, int groups)
    {
        if (channels % groups == 0 && filters % groups == 0)
            return true;
        var (nearest, common) = (Nearest(groups, channels, filters), Rational.Gcd(channels, filters));
        scene.Fail(
            "CVG003",
            Invariant($"'{scene.Name}': {groups} groups do not divide {RuleTexts.Counted(channels, "input channel")} and {RuleTexts.Counted(filters, "output channel")} evenly; the divisors of {common} do, the nearest is {nearest}"),
            "Groups",
            fixes: [scene.Place.Set(Invariant($"Set Groups to {nearest}"), "Groups", Invariant($"{nearest}"))]);
        return false;
    }

    /// <summary>CVG003 for a layer that groups its channels alone.</summary>
    public static bool Divides(LayerScene scene, int groups, string? argument)
    {
        var channels = scene.Input.Channels;
        if (channels % groups == 0)
            return true;
        var nearest = Nearest(groups, channels, channels);
        scene.Fail(
            "CVG003",
            Invariant($"'{scene.Name}': {groups} groups do not divide {RuleTexts.Counted(channels, "channel")} evenly; the nearest divisor is {nearest}"),
            argument,
            fixes: argument is null ? null : new[] { scene.Place.Set(Invariant($"Use {RuleTexts.Counted(nearest, "group")}"), argument, Invariant($"{nearest}")) });
        return false;
    }

    /// <summary>The divisor of both numbers nearest to <paramref name="wanted"/>, the smaller of two.</summary>
    private static long Nearest(long wanted, long left, long right)
    {
        var common = Rational.Gcd(left, right);
        var best = 1L;
        foreach (var divisor in Divisors(common))
        {
            if (System.Math.Abs(divisor - wanted) < System.Math.Abs(best - wanted))
                best = divisor;
        }

        return best;
    }

    private static IEnumerable<long> Divisors(long number)
    {
        for (var i = 1L; i * i <= number; i++)
        {
            if (number % i == 0)
            {
                yield return i;
                yield return number / i;
            }
        }
    }
}
