using System;
using System.Reflection;

namespace ConvGen.Benchmarks;

/// <summary>A network of any build, called through delegates: types of two builds have nothing in common but their names.</summary>
internal sealed class LoadedNetwork
{
    private readonly RunAll _run;

    private LoadedNetwork(RunAll run)
    {
        _run = run;
    }

    private delegate void RunAll(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Loads <paramref name="network"/> with the weights of a safetensors file.</summary>
    /// <exception cref="InvalidOperationException">Its build has no such member, or refuses the weights.</exception>
    public static LoadedNetwork Load(Type network, string weights, int threads)
    {
        try
        {
            var load = network.GetMethod("Load", BindingFlags.Public | BindingFlags.Static, [typeof(string)]) ?? throw Missing(network, "Load(string)");
            var instance = load.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [weights], null)!;
            var contract = network.GetInterface(typeof(IConvNet).FullName!) ?? throw Missing(network, nameof(IConvNet));
            contract.GetProperty(nameof(IConvNet.Threads))!.SetValue(instance, threads);
            return new LoadedNetwork(contract.GetMethod(nameof(IConvNet.RunAll))!.CreateDelegate<RunAll>(instance));
        }
        catch (Exception exception) when (exception is not InvalidOperationException)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    /// <summary>Runs the network once.</summary>
    public void Run(float[] inputs, float[] outputs) => _run(inputs, outputs);

    private static InvalidOperationException Missing(Type network, string member) => new($"{network.FullName} of {network.Assembly.Location} has no {member}");
}
