using System;
using System.IO;
using System.Threading;
using ConvGen.Model;
using ConvGen.Onnx;

namespace ConvGen.Cli.Loading;

/// <summary>The network a command runs: sound, but neither compiled nor loaded yet.</summary>
/// <param name="Review">What it is.</param>
/// <param name="Load">Compiles it where it is an ONNX model, and loads its weights.</param>
internal sealed record ChosenNetwork(NetworkReview Review, Func<CancellationToken, RunnableNetwork> Load)
{
    public static ChosenNetwork Of(string path, ImportRequest request, string? type, string? weights, CancellationToken cancellation) =>
        NetworkFile.IsOnnx(path) ? Imported(path, request, cancellation) : Declared(path, request, type, weights, cancellation);

    private static ChosenNetwork Imported(string path, ImportRequest request, CancellationToken cancellation)
    {
        var source = ImportedSource.Of(NetworkFile.Import(path, request, cancellation), Path.GetFileName(path));
        var review = SoundNetwork.Of(source.Declaration);
        return new(review, token =>
        {
            using var stream = new MemoryStream();
            source.WriteWeights(stream);
            stream.Position = 0;
            return RunnableNetwork.Load(review, NetworkCompiler.Compile(source.Text, token), stream);
        });
    }

    private static ChosenNetwork Declared(string path, ImportRequest request, string? type, string? weights, CancellationToken cancellation)
    {
        var review = SoundNetwork.Of(NetworkFile.One(NetworkFile.Read(path, request, null, cancellation), path, type));
        return new(review, _ =>
        {
            var assembly = NetworkAssembly.Load(path);
            return (weights ?? WeightsFile.Find(path, review)) is { } found ? RunnableNetwork.Load(review, assembly, found) : RunnableNetwork.LoadDefault(review, assembly);
        });
    }
}
