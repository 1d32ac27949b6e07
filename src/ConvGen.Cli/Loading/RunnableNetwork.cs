using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.ExceptionServices;
using ConvGen.Model;

namespace ConvGen.Cli.Loading;

/// <summary>A compiled network with its weights. It is reached by reflection, so that an assembly may bring another version of ConvGen than the tool's.</summary>
internal sealed class RunnableNetwork
{
    private delegate void RunAll(ReadOnlySpan<float> inputs, Span<float> outputs);

    private readonly RunAll _run;

    private RunnableNetwork(NetworkReview review, object network)
    {
        Review = review;
        var method = network.GetType().GetMethod(nameof(RunAll), [typeof(ReadOnlySpan<float>), typeof(Span<float>)])
            ?? throw new ToolException($"{review.Declaration.Type.MetadataName} was not generated in full: it has no RunAll");
        _run = method.CreateDelegate<RunAll>(network);
    }

    public NetworkReview Review { get; }

    /// <summary>Loads the weights from a stream.</summary>
    public static RunnableNetwork Load(NetworkReview review, Assembly assembly, Stream weights) => new(review, Invoke(TypeOf(review, assembly), "Load", typeof(Stream), weights));

    /// <summary>Loads the weights from a file.</summary>
    public static RunnableNetwork Load(NetworkReview review, Assembly assembly, string weights) => new(review, Invoke(TypeOf(review, assembly), "Load", typeof(string), weights));

    /// <summary>Loads the weights that the assembly itself carries.</summary>
    public static RunnableNetwork LoadDefault(NetworkReview review, Assembly assembly) => new(review, Invoke(TypeOf(review, assembly), "LoadDefault", null, null));

    /// <summary>Runs the network on its concatenated inputs and returns its concatenated outputs, with the time of the last of <paramref name="runs"/> runs.</summary>
    public (float[] Outputs, TimeSpan Time) Run(float[] inputs, long outputLength, int runs)
    {
        var outputs = new float[outputLength];
        var time = TimeSpan.Zero;
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _run(inputs, outputs);
            time = Stopwatch.GetElapsedTime(start);
        }

        return (outputs, time);
    }

    private static Type TypeOf(NetworkReview review, Assembly assembly) =>
        assembly.GetType(review.Declaration.Type.MetadataName) ?? throw new ToolException($"the assembly has no class {review.Declaration.Type.MetadataName}");

    private static object Invoke(Type type, string name, Type? parameter, object? argument)
    {
        var method = type.GetMethod(name, parameter is null ? [] : [parameter])
            ?? throw new ToolException(name == "LoadDefault"
                ? $"{type.FullName} names no weights; --weights says where they are"
                : $"{type.FullName} was not generated: it has no {name}");
        try
        {
            return method.Invoke(null, argument is null ? [] : [argument])!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            // Another version's exceptions are other types: their messages say the same.
            if (inner.GetType().Namespace == nameof(ConvGen))
            {
                throw new ToolException(inner.Message, inner);
            }

            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
