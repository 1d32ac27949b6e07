using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Runtime;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary>One network with the same weights and the same input in both engines.</summary>
internal sealed class Peers : IDisposable
{
    private readonly ModelFiles _files;
    private readonly IConvNet _network;
    private readonly float[] _inputs;
    private readonly float[] _outputs;
    private readonly int _threads;
    private OnnxSession? _session;

    private Peers(ModelFiles files, NetworkInfo info, int threads, Func<string, IConvNet> load)
    {
        _files = files;
        _threads = threads;
        Info = info;
        _inputs = [.. info.Inputs.SelectMany(static input => DeterministicTensors.Make(input.Name, [input.Channels, .. input.Extents]))];
        _outputs = new float[info.Outputs.Sum(static output => output.Length)];

        // Loading ONNX Runtime's library is not charged to its first session.
        Microsoft.ML.OnnxRuntime.OrtEnv.Instance();

        IConvNet network = null!;
        FirstCall = Measure(() =>
        {
            network = load(files.WeightsPath);
            network.Threads = threads;
            network.RunAll(_inputs, _outputs);
        });
        _network = network;
        PeerFirstCall = Measure(() => _session = Open());
        Difference = OutputDifference.Relative(Session.Outputs(), _outputs);
    }

    /// <summary>The network's facts.</summary>
    public NetworkInfo Info { get; }

    /// <summary>ONNX Runtime's session, until it is closed.</summary>
    public OnnxSession Session => _session ?? throw new InvalidOperationException("The session has been closed.");

    /// <summary>Time and memory of loading generated code's weights and running once.</summary>
    public (double Milliseconds, long ResidentBytes) FirstCall { get; }

    /// <summary>Time and memory of creating ONNX Runtime's session and running once.</summary>
    public (double Milliseconds, long ResidentBytes) PeerFirstCall { get; }

    /// <summary>The largest difference of the outputs, as a share of their largest magnitude.</summary>
    public double Difference { get; }

    /// <summary>Loads <paramref name="network"/>, which implements <see cref="IConvNet{TSelf}"/>.</summary>
    public static Peers Load(Type network, int threads = 1)
    {
        var load = typeof(Peers).GetMethod(nameof(LoadNetwork), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(network);
        return (Peers)load.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [threads], null)!;
    }

    /// <summary>Runs generated code.</summary>
    public void Run() => _network.RunAll(_inputs, _outputs);

    /// <summary>A session that has its inputs and has run once.</summary>
    public OnnxSession Open()
    {
        var session = new OnnxSession(_files.OnnxPath, _threads);
        session.SetInputs(_inputs);
        session.Run();
        return session;
    }

    /// <summary>Ends ONNX Runtime's session and its threads.</summary>
    public void CloseSession()
    {
        _session?.Dispose();
        _session = null;
    }

    public void Dispose()
    {
        CloseSession();
        _files.Dispose();
    }

    private static Peers LoadNetwork<TNet>(int threads)
        where TNet : class, IConvNet<TNet> =>
        new(new ModelFiles(typeof(TNet), TNet.Info), TNet.Info, threads, TNet.Load);

    private static (double Milliseconds, long ResidentBytes) Measure(Action load)
    {
        Collect();
        var before = Environment.WorkingSet;
        var start = Stopwatch.GetTimestamp();
        load();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Collect();
        return (time, Environment.WorkingSet - before);
    }

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
