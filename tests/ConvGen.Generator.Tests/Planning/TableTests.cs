using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ConvGen.Generator.Emission;
using ConvGen.Generator.Emission.Kernels;
using ConvGen.Generator.Planning;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>Every table over kernels, formats, functions and layers has a row for each of them: a missing one is an exception, never work that nobody does.</summary>
public sealed class TableTests
{
    public static TheoryData<string> Kernels => [.. Subtypes<KernelSpec>().Select(static type => type.Name)];

    public static TheoryData<string> Formats => [.. Subtypes<WeightFormat>().Select(static type => type.Name)];

    public static TheoryData<ActivationKind> Activations => [.. Enum.GetValues<ActivationKind>()];

    [Fact]
    public void There_are_kernels_and_formats()
    {
        Assert.True(Subtypes<KernelSpec>().Count() >= 25);
        Assert.True(Subtypes<WeightFormat>().Count() >= 13);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_kernel_has_a_writer(string name)
    {
        var kernel = Blank<KernelSpec>(name);
        AssertKnown(() => KernelWriters.Write(new CodeWriter(), new SharedMethods(new CodeWriter()), new Dictionary<KernelSpec, string>(ReferenceEqualityComparer.Instance) { [kernel] = "Kernel" }, kernel, []));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_kernels_functions_are_known(string name) => AssertKnown(() => KernelFunctions.Of(Blank<KernelSpec>(name)).Count());

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_kernel_that_is_cut_into_bands_can_be_cut_and_counted(string name)
    {
        var kernel = Blank<KernelSpec>(name);
        var reading = default(RowReading);
        AssertKnown(() => reading = RowCut.Reading(kernel));
        if (reading is not null)
        {
            AssertKnown(() => RowCut.Cut(kernel, 1, 1, default, default));
            AssertKnown(() => RowCut.Cycles(kernel));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_of_weights_is_packed(string name) =>
        AssertKnown(() => PackingWriter.WriteStep(new CodeWriter(), new PlannedWeights(0, 0, "key", false, new EquatableArray<int>(1, 1), [], Blank<WeightFormat>(name))));

    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_has_an_expression(ActivationKind kind) =>
        Assert.NotEmpty(Functions.Apply(new PointwiseFunction(kind, 0, 1), "x", VectorWidth.Wide));

    [Fact]
    public void Every_activation_that_a_layer_carries_is_planned()
    {
        var carriers = Subtypes<LayerOp>().Where(static type => type.GetProperty("Activation")?.PropertyType == typeof(Model.Activation)).ToList();
        Assert.Contains(typeof(ConvOp), carriers);
        Assert.All(carriers, static type =>
        {
            var op = (LayerOp)RuntimeHelpers.GetUninitializedObject(type);
            type.GetProperty("Activation")!.SetValue(op, new Model.Activation(ActivationKind.Relu));
            var function = PointwiseFunction.Of(op) ?? PointwiseFunction.CarriedBy(op);
            Assert.True(function.Kind == ActivationKind.Relu, $"the activation of {type.Name} is lost");
        });
    }

    [Fact]
    public void What_is_unknown_is_an_exception_with_its_name()
    {
        var kernel = new UnknownSpec();
        Assert.Contains(nameof(UnknownSpec), Assert.Throws<NotSupportedException>(() => KernelFunctions.Of(kernel).Count()).Message);
        Assert.Contains(nameof(UnknownSpec), Assert.Throws<NotSupportedException>(() => RowCut.Cut(kernel, 1, 1, default, default)).Message);
        Assert.Contains(nameof(UnknownSpec), Assert.Throws<NotSupportedException>(() => KernelWriters.Write(
            new CodeWriter(), new SharedMethods(new CodeWriter()), new Dictionary<KernelSpec, string> { [kernel] = "Kernel" }, kernel, [])).Message);
        Assert.Contains(nameof(UnknownFormat), Assert.Throws<NotSupportedException>(() => PackingWriter.WriteStep(
            new CodeWriter(), new PlannedWeights(0, 0, "key", false, default, [], new UnknownFormat()))).Message);
    }

    private static IEnumerable<Type> Subtypes<T>() => typeof(KernelSpec).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);

    // Without numbers: tables ask for the type alone.
    private static T Blank<T>(string name) => (T)RuntimeHelpers.GetUninitializedObject(Subtypes<T>().Single(type => type.Name == name));

    // Numbers are missing, and may be missed; a row may not.
    private static void AssertKnown(Action action)
    {
        if (Record.Exception(action) is NotSupportedException unknown)
        {
            Assert.Fail(unknown.Message);
        }
    }

    private sealed record UnknownSpec : KernelSpec;

    private sealed record UnknownFormat : WeightFormat;
}
