using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Binds the input contract.</summary>
internal static class NormalizeBinder
{
    /// <summary>(value · scale − mean) / std per channel of an input with <paramref name="channels"/> channels, if they are known.</summary>
    public static Normalization? Bind(ArgumentReader reader, int? channels)
    {
        var mean = reader.Reals("Mean");
        var std = reader.Reals("Std");
        foreach (var (name, values) in new[] { ("Mean", mean), ("Std", std) })
        {
            if (!values.IsEmpty && channels is { } count && values.Count != count)
                reader.Illegal("CVG025", Invariant($"{name} has {RuleTexts.Counted(values.Count, "value")} for {RuleTexts.Counted(count, "channel")}"), reader.Named(name));
        }

        if (std.Any(static value => value == 0) || mean.Concat(std).Any(static value => double.IsNaN(value) || double.IsInfinity(value)))
            reader.Illegal("CVG025", "Mean must be finite, and Std finite and not 0", reader.Named(std.IsEmpty ? "Mean" : "Std"));
        var scale = reader.Real("Scale", 1.0 / 255);
        var order = (ChannelOrderKind)reader.Member("Order", 2);
        return reader.Failed ? null : new Normalization(mean, std, scale, order);
    }
}
