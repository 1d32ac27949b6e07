using System;
using System.Diagnostics;

namespace ConvGen.Benchmarks;

/// <summary>Measures one network in both engines, in this process.</summary>
internal static class NetworkComparison
{
    private const int PhasesWithThreads = 3;
    private const int AllocationRuns = 20;

    /// <summary>Measures <paramref name="type"/>, which implements <see cref="IConvNet{TSelf}"/>.</summary>
    public static ComparisonResult Measure(string name, Type type, MeasurementOptions options)
    {
        if (options.Threads == 1)
        {
            Pin();
        }

        using var peers = Peers.Load(type, options.Threads);
        var (time, peerTime) = options.Threads == 1 ? Interleaved(peers, options) : Alternating(peers, options);
        return new ComparisonResult(
            name,
            peers.Info.Flops,
            peers.Difference,
            new EngineResult(time, peers.FirstCall.Milliseconds, peers.FirstCall.ResidentBytes, Allocated(peers.Run)),
            new EngineResult(peerTime, peers.PeerFirstCall.Milliseconds, peers.PeerFirstCall.ResidentBytes, AllocatedBytesPerCall: 0),
            MemoryUse.Of(type, peers.Info));
    }

    /// <summary>Keeps the main thread on one core; the runtime's own threads keep the others.</summary>
    public static void Pin()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
        }
    }

    /// <summary>One thread each: round by round in turn, so that drift of the machine meets both.</summary>
    private static (double Time, double PeerTime) Interleaved(Peers peers, MeasurementOptions options)
    {
        var clock = new Stopclock(peers.Run, options.RoundMilliseconds);
        var peerClock = new Stopclock(peers.Session.Run, options.RoundMilliseconds);
        for (var round = 0; round < options.Rounds; round++)
        {
            clock.Round();
            peerClock.Round();
        }

        return (clock.MedianMicroseconds, peerClock.MedianMicroseconds);
    }

    /// <summary>With threads, ONNX Runtime's spinning pool would take the cores from its neighbour: each engine runs alone, in alternating phases.</summary>
    private static (double Time, double PeerTime) Alternating(Peers peers, MeasurementOptions options)
    {
        peers.CloseSession();
        var clock = new Stopclock(peers.Run, options.RoundMilliseconds);
        var peerTimes = new double[PhasesWithThreads];
        for (var phase = 0; phase < PhasesWithThreads; phase++)
        {
            Rounds(clock, options.Rounds);
            using var session = peers.Open();
            var peerClock = new Stopclock(session.Run, options.RoundMilliseconds);
            Rounds(peerClock, options.Rounds);
            peerTimes[phase] = peerClock.MedianMicroseconds;
        }

        Array.Sort(peerTimes);
        return (clock.MedianMicroseconds, peerTimes[PhasesWithThreads / 2]);
    }

    private static void Rounds(Stopclock clock, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            clock.Round();
        }
    }

    private static double Allocated(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < AllocationRuns; i++)
        {
            run();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)AllocationRuns;
    }
}
