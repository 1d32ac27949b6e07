using System.Globalization;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary>Profiles as aligned text.</summary>
internal static class ProfileTable
{
    private static readonly string[] LayerHeader = ["layer", "µs", "share", "MMACs", "GFLOP/s", "of peak", "done/MACs", "done GFLOP/s", "of peak"];
    private static readonly string[] CallHeader = ["call", "kernel", "µs", "share", "MFMAs", "done GFLOP/s"];

    /// <summary>A row per layer: what its definition takes and what it does, as shares of the measured peak.</summary>
    public static string Layers(ProfileReport report, NetworkProfile network)
    {
        var total = network.TimedMicroseconds;
        var rows = network.Layers.Select(layer => new[]
        {
            layer.Layer,
            Number(layer.Microseconds, "F1"),
            Number(layer.Microseconds / total, "P1"),
            Number(layer.Macs / 1e6, "F2"),
            Number(layer.GigaflopsPerSecond, "F0"),
            Number(layer.GigaflopsPerSecond / network.PeakGigaflopsPerSecond, "P0"),
            layer.Macs == 0 ? "" : Number(layer.MultiplyAdds / (double)layer.Macs, "F2"),
            Number(layer.DoneGigaflopsPerSecond, "F0"),
            Number(layer.DoneGigaflopsPerSecond / network.PeakGigaflopsPerSecond, "P0"),
        });
        return Head(report, network) + AlignedTable.ToText([LayerHeader, .. rows]);
    }

    /// <summary>A row per call of a kernel, the longest first.</summary>
    public static string Calls(ProfileReport report, NetworkProfile network)
    {
        var total = network.TimedMicroseconds;
        var rows = network.Calls.OrderByDescending(static call => call.Microseconds).Select(call => new[]
        {
            call.Name,
            call.Kernel,
            Number(call.Microseconds, "F1"),
            Number(call.Microseconds / total, "P1"),
            Number(call.MultiplyAdds / 1e6, "F2"),
            Number(2 * call.MultiplyAdds / call.Microseconds / 1e3, "F0"),
        });
        return Head(report, network) + AlignedTable.ToText([CallHeader, .. rows]);
    }

    private static string Head(ProfileReport report, NetworkProfile network) => string.Create(
        CultureInfo.InvariantCulture,
        $"{network.Network}: {network.Microseconds:F1} µs a run, {network.TimedMicroseconds:F1} µs with timers around its {network.Calls.Count} calls; the core's peak is {network.PeakGigaflopsPerSecond:F0} GFLOP/s ({report.Machine.VectorBits}-bit)\n");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
