using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary>Networks measured call by call.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Networks">The networks.</param>
internal sealed record ProfileReport(Machine Machine, IReadOnlyList<NetworkProfile> Networks);

/// <summary>One network, measured call by call on one thread.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Microseconds">Median time of a run without timers inside.</param>
/// <param name="PeakGigaflopsPerSecond">The most that the core does: the median over measurements between runs.</param>
/// <param name="Calls">The calls of a run, in order.</param>
/// <param name="Layers">The layers they belong to, in order.</param>
internal sealed record NetworkProfile(
    string Network, double Microseconds, double PeakGigaflopsPerSecond, IReadOnlyList<CallProfile> Calls, IReadOnlyList<LayerProfile> Layers)
{
    /// <summary>The sum of the calls' times, each with a timer around it.</summary>
    public double TimedMicroseconds => Calls.Sum(static call => call.Microseconds);
}

/// <summary>One call of a kernel.</summary>
/// <param name="Name">Its name in the call list.</param>
/// <param name="Kernel">The kind of kernel.</param>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Microseconds">Median time.</param>
/// <param name="MultiplyAdds">The multiply-adds it does, padding lanes among them.</param>
internal sealed record CallProfile(string Name, string Kernel, string Layer, double Microseconds, long MultiplyAdds);

/// <summary>All calls of a layer, or of several that are computed together, and of what is fused into them.</summary>
/// <param name="Layer">Its name, or theirs.</param>
/// <param name="Microseconds">Median time.</param>
/// <param name="Macs">The multiply-accumulates that its definition takes.</param>
/// <param name="MultiplyAdds">The multiply-adds it does: fewer with minimal filtering, more where lanes are padded.</param>
internal sealed record LayerProfile(string Layer, double Microseconds, long Macs, long MultiplyAdds)
{
    /// <summary>Billions of floating-point operations of its definition per second.</summary>
    public double GigaflopsPerSecond => Rate(Macs);

    /// <summary>Billions of floating-point operations per second that it really does.</summary>
    public double DoneGigaflopsPerSecond => Rate(MultiplyAdds);

    private double Rate(long multiplyAdds) => 2 * multiplyAdds / Microseconds / 1e3;
}
