using System;

namespace ConvGen;

/// <summary>What every generated network can do, whatever its inputs and outputs are called.</summary>
public interface IConvNet
{
    /// <summary>
    /// The threads one run uses, the caller's among them; 1 by default, 1,024 at most. Read once at the start of each run.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 1,024, or so many threads need more scratch memory than one array holds.</exception>
    int Threads { get; set; }

    /// <summary>Runs the network once. Allocates nothing; several threads may call it on one instance at once.</summary>
    /// <param name="inputs">All inputs behind one another, in order.</param>
    /// <param name="outputs">Receives all outputs behind one another, in order. Must not overlap <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap.</exception>
    void RunAll(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Runs the network <paramref name="count"/> times.</summary>
    /// <param name="inputs"><paramref name="count"/> times all inputs, one run behind the other.</param>
    /// <param name="outputs">Receives <paramref name="count"/> times all outputs. Must not overlap <paramref name="inputs"/>.</param>
    /// <param name="count">How many runs; 0 does nothing.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, the two overlap, or <paramref name="count"/> is negative.</exception>
    void RunBatch(ReadOnlySpan<float> inputs, Span<float> outputs, int count);
}

/// <summary>What a generated network offers as a type: its facts, and the ways to make one.</summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
public interface IConvNet<TSelf> : IConvNet
    where TSelf : class, IConvNet<TSelf>
{
    /// <summary>Layers, tensors, shapes, receptive fields and costs.</summary>
    static abstract NetworkInfo Info { get; }

    /// <summary>A network with the weights of a safetensors file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="WeightFormatException">The file is no valid safetensors file.</exception>
    /// <exception cref="WeightMismatchException">A tensor is missing, has another shape or type, or is not finite.</exception>
    static abstract TSelf Load(string path);

    /// <summary>A network with the weights of a safetensors stream, read from its position to its end.</summary>
    /// <param name="stream">The stream; it is left open.</param>
    /// <exception cref="WeightFormatException">The stream holds no valid safetensors file.</exception>
    /// <exception cref="WeightMismatchException">A tensor is missing, has another shape or type, or is not finite.</exception>
    static abstract TSelf Load(System.IO.Stream stream);

    /// <summary>A network with weights from anywhere.</summary>
    /// <param name="source">Where they come from.</param>
    /// <exception cref="WeightMismatchException">A tensor is missing, has another shape or type, or is not finite.</exception>
    static abstract TSelf Create(IWeightSource source);

    /// <summary>A network with deterministic random weights, for measuring and trying out.</summary>
    /// <param name="seed">The same seed gives the same weights, everywhere.</param>
    static abstract TSelf CreateRandom(int seed);
}
