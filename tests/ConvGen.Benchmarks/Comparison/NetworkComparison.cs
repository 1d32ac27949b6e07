using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Runtime;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary>Measures one network in both engines, in this process.</summary>
internal static class NetworkComparison
{
    private const int PhasesWithThreads = 3;
    private const int AllocationRuns = 20;

    /// <summary>Measures <paramref name="type"/>, which implements <see cref="IConvNet{TSelf}"/>.</summary>
    public static ComparisonResult Measure(string name, Type type, MeasurementOptions options)
    {
        var measure = typeof(NetworkComparison).GetMethod(nameof(MeasureNetwork), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        return (ComparisonResult)measure.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [name, options], null)!;
    }

    private static ComparisonResult MeasureNetwork<TNet>(string name, MeasurementOptions options)
        where TNet : class, IConvNet<TNet>
    {
        if (options.Threads == 1)
        {
            Pin();
        }

        using var files = new ModelFiles(typeof(TNet), TNet.Info);
        var inputs = Inputs(TNet.Info);
        var outputs = new float[TNet.Info.Outputs.Sum(static output => output.Length)];

        // Loading ONNX Runtime's library is not charged to its first session.
        Microsoft.ML.OnnxRuntime.OrtEnv.Instance();

        TNet network = null!;
        var (firstCall, resident) = FirstCall(() =>
        {
            network = TNet.Load(files.WeightsPath);
            network.Threads = options.Threads;
            network.RunAll(inputs, outputs);
        });
        OnnxSession session = null!;
        var (peerFirstCall, peerResident) = FirstCall(() => session = Open(files.OnnxPath, options.Threads, inputs));
        var difference = Difference(session.Outputs(), outputs);

        void Run() => network.RunAll(inputs, outputs);
        var (time, peerTime) = options.Threads == 1 ? Interleaved(Run, session, options) : Alternating(Run, session, files, inputs, options);
        return new ComparisonResult(
            name,
            TNet.Info.Flops,
            difference,
            new EngineResult(time, firstCall, resident, Allocated(Run)),
            new EngineResult(peerTime, peerFirstCall, peerResident, AllocatedBytesPerCall: 0));
    }

    private static OnnxSession Open(string path, int threads, float[] inputs)
    {
        var session = new OnnxSession(path, threads);
        session.SetInputs(inputs);
        session.Run();
        return session;
    }

    /// <summary>One thread each: round by round in turn, so that drift of the machine meets both.</summary>
    private static (double Time, double PeerTime) Interleaved(Action run, OnnxSession session, MeasurementOptions options)
    {
        using (session)
        {
            var clock = new Stopclock(run, options.RoundMilliseconds);
            var peerClock = new Stopclock(session.Run, options.RoundMilliseconds);
            for (var round = 0; round < options.Rounds; round++)
            {
                clock.Round();
                peerClock.Round();
            }

            return (clock.MedianMicroseconds, peerClock.MedianMicroseconds);
        }
    }

    /// <summary>With threads, ONNX Runtime's spinning pool would take the cores from its neighbour: each engine runs alone, in alternating phases.</summary>
    private static (double Time, double PeerTime) Alternating(
        Action run, OnnxSession first, ModelFiles files, float[] inputs, MeasurementOptions options)
    {
        first.Dispose();
        var clock = new Stopclock(run, options.RoundMilliseconds);
        var peerTimes = new double[PhasesWithThreads];
        for (var phase = 0; phase < PhasesWithThreads; phase++)
        {
            for (var round = 0; round < options.Rounds; round++)
            {
                clock.Round();
            }

            using var session = Open(files.OnnxPath, options.Threads, inputs);
            var peerClock = new Stopclock(session.Run, options.RoundMilliseconds);
            for (var round = 0; round < options.Rounds; round++)
            {
                peerClock.Round();
            }

            peerTimes[phase] = peerClock.MedianMicroseconds;
        }

        Array.Sort(peerTimes);
        return (clock.MedianMicroseconds, peerTimes[PhasesWithThreads / 2]);
    }

    private static (double Milliseconds, long ResidentBytes) FirstCall(Action load)
    {
        Collect();
        var before = Environment.WorkingSet;
        var start = Stopwatch.GetTimestamp();
        load();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Collect();
        return (time, Environment.WorkingSet - before);
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

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    // The main thread alone is pinned: the runtime's own threads keep the other cores.
    private static void Pin()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
        }
    }

    private static float[] Inputs(NetworkInfo info) =>
        [.. info.Inputs.SelectMany(static input => DeterministicTensors.Make(input.Name, [input.Channels, .. input.Extents]))];

    private static double Difference(float[] expected, float[] actual)
    {
        var largest = expected.Max(Math.Abs);
        return expected.Zip(actual, static (left, right) => Math.Abs(left - (double)right)).Max() / largest;
    }
}
