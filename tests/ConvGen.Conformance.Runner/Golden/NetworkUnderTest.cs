using System;
using System.Linq;
using System.Reflection;

namespace ConvGen.Conformance.Golden;

/// <summary>A declared network by its type: what <see cref="IConvNet{TSelf}"/> offers statically, callable for a type known only at run time.</summary>
public abstract class NetworkUnderTest
{
    /// <summary>The declared class.</summary>
    public abstract Type Type { get; }

    /// <summary>Its facts.</summary>
    public NetworkInfo Info => InfoOf(Type);

    /// <summary>A network with the weights of <paramref name="source"/>.</summary>
    public abstract IConvNet Create(IWeightSource source);

    /// <summary>A network with the weights of a file.</summary>
    public abstract IConvNet Load(string path);

    /// <summary>A network with random weights.</summary>
    public abstract IConvNet CreateRandom(int seed);

    /// <summary>The network declared by <paramref name="type"/>.</summary>
    public static NetworkUnderTest Of(Type type)
    {
        if (!type.GetInterfaces().Any(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IConvNet<>)))
            throw new ArgumentException($"{type.Name} declares no network that runs", nameof(type));
        return (NetworkUnderTest)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type))!;
    }

    /// <summary>The facts of a network, which also one that only wants analysis has.</summary>
    public static NetworkInfo InfoOf(Type type) =>
        (NetworkInfo?)type.GetProperty(nameof(Info), BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            ?? throw new ArgumentException($"{type.Name} declares no network", nameof(type));

    /// <summary>A generated constant: <c>Parameters</c>, <c>InputLength</c>.</summary>
    public long Constant(string name)
    {
        var field = Type.GetField(name, BindingFlags.Public | BindingFlags.Static)
            ?? throw new MissingFieldException(Type.Name, name);
        return Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a network once over its concatenated inputs.</summary>
    public float[] Run(IConvNet network, ReadOnlySpan<float> inputs)
    {
        var outputs = new float[Info.Outputs.Sum(static output => output.Length)];
        network.RunAll(inputs, outputs);
        return outputs;
    }

    private sealed class Typed<T> : NetworkUnderTest
        where T : class, IConvNet<T>
    {
        public override Type Type => typeof(T);

        public override IConvNet Create(IWeightSource source) => T.Create(source);

        public override IConvNet Load(string path) => T.Load(path);

        public override IConvNet CreateRandom(int seed) => T.CreateRandom(seed);
    }
}
