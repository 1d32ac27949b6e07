using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>A generated network, compiled and loaded.</summary>
internal sealed class LoadedNetwork(Type type)
{
    public delegate void Floats(ReadOnlySpan<float> input, Span<float> output);

    public delegate void Bytes(ReadOnlySpan<byte> image, Span<float> output);

    private delegate ReadOnlySpan<Anchor> AnchorTable();

    public static LoadedNetwork Of(string source, string name)
    {
        var generated = GeneratorHost.Run(source);
        Assert.Empty(generated.CompilerMessages);
        using var image = new MemoryStream();
        Assert.True(generated.Output.Emit(image).Success);
        image.Position = 0;
        return new LoadedNetwork(new AssemblyLoadContext(null).LoadFromStream(image).GetType(name, throwOnError: true)!);
    }

    public IConvNet CreateRandom() => (IConvNet)type.GetMethod("CreateRandom")!.Invoke(null, [1])!;

    public IConvNet Create(IWeightSource weights) => (IConvNet)type.GetMethod("Create", [typeof(IWeightSource)])!.Invoke(null, [weights])!;

    public static T Run<T>(IConvNet network)
        where T : Delegate => network.GetType().GetMethods().Where(static method => method.Name == "Run")
            .Select(method => Delegate.CreateDelegate(typeof(T), network, method, throwOnBindFailure: false)).OfType<T>().Single();

    public Anchor[] Anchors(string name) => type.GetProperty(name)!.GetMethod!.CreateDelegate<AnchorTable>()().ToArray();

    public object? Constant(string name) => type.GetField(name)!.GetRawConstantValue();
}
