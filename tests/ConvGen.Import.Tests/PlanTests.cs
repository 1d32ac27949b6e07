extern alias generator;

using System.IO;
using System.Linq;
using ConvGen.Cli.Tests;
using ConvGen.Model;
using ConvGen.Networks;
using ConvGen.Onnx;
using generator::ConvGen.Generator.Pipeline;
using generator::ConvGen.Generator.Planning;
using generator::ConvGen.Generator.Planning.Machine;
using Xunit;
using ReflectedDeclaration = generator::ConvGen.Model.ReflectedDeclaration;

namespace ConvGen.Import.Tests;

/// <summary>An imported network is as fast as the same network written by hand, because it is executed by the same calls of the same kernels on the same memory.</summary>
public sealed class PlanTests
{
    // The export spells something in them otherwise than they are declared: a pool's partial last window as padding (GoogLeNet, SSD), the resize of a
    // single position (DeepLab), and a sum of many as sums of two, some of which then fold into the convolution before them (WaveNet).
    private static readonly string[] Respelt = ["GoogLeNet", "Ssd300", "DeepLabV3At224", "DeepLabV3At520", "WaveNet"];

    public static TheoryData<string> Networks => [.. KnownNetworks.All.Except(Respelt)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void What_was_exported_and_imported_is_planned_as_before(string name)
    {
        var declaration = KnownNetworks.Get(name);
        var analysis = NetworkReview.Of(declaration).Analysis;
        var shapes = analysis.Tensors.ToDictionary(static tensor => tensor.Name, static tensor => tensor.Shape);
        using var file = new MemoryStream();
        OnnxWriter.Write(analysis, tensor => DeterministicTensors.Make(tensor, shapes[tensor]), file);

        AssertPlannedAlike(declaration, OnnxImporter.Import(file.ToArray(), new OnnxImportOptions { Name = "Imported" }));
    }

    [ModelFact("onnx/squeezenet1_1", "oracle/onnx/squeezenet1_1")]
    public void SqueezeNet11() => AssertPlannedAlike("SqueezeNet11", "squeezenet1_1");

    [ModelFact("onnx/mobilenet_v3_small", "oracle/onnx/mobilenet_v3_small")]
    public void MobileNetV3Small() => AssertPlannedAlike("MobileNetV3Small", "mobilenet_v3_small");

    private static void AssertPlannedAlike(string name, string folder)
    {
        var path = Path.Combine(Repository.Find("onnx/" + folder, "oracle/onnx/" + folder)!, "model.onnx");
        AssertPlannedAlike(KnownNetworks.Get(name), OnnxImporter.Import(path, new OnnxImportOptions { Name = "Imported" }));
    }

    private static void AssertPlannedAlike(NetworkDeclaration declaration, ImportedNetwork imported)
    {
        var expected = Plan(DeclarationWriter.Write(declaration, []));
        var actual = Plan(ImportedSource.Of(imported, "model.onnx").Text);

        Assert.Equal(expected.Steps.Select(static step => step.Kernel.GetType().Name), actual.Steps.Select(static step => step.Kernel.GetType().Name));
        foreach (var (first, second) in expected.Steps.Zip(actual.Steps))
        {
            Assert.True(Facts(first) == Facts(second), $"{first.Name} is executed otherwise than {second.Name}");
        }

        Assert.Equal((expected.ArenaFloats, expected.WeightFloats), (actual.ArenaFloats, actual.WeightFloats));
    }

    /// <summary>All of a call but how it and its weights are called, and what was folded into them before.</summary>
    private static (EquatableArray<KernelSpec>, EquatableArray<TensorPointer>, bool, EquatableArray<(long, long, WeightFormat)>) Facts(PlannedStep step) => (
        step.Methods.Select(static method => method.Kernel).ToEquatable(), step.Pointers.ToEquatable(), step.WaitsForOthers, step.Weights.Select(static weights => (weights.Offset, weights.Length, weights.Format)).ToEquatable());

    private static ExecutionPlan Plan(string source)
    {
        var type = Assert.Single(SourceCompiler.Compile(source).GetTypes(), ReflectedDeclaration.IsNetwork);
        var network = CompiledNetwork.Compile(ReflectedDeclaration.Read(type));
        Assert.True(network.IsValid);
        return ExecutionPlanner.Plan(network.Analysis, Target.Default);
    }
}
