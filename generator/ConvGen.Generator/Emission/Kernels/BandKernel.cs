using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes layers that are computed together: a loop over bands that calls the kernel of each layer for its rows.</summary>
public static class BandKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, BandedSpec spec, IReadOnlyDictionary<KernelSpec, string> names, IReadOnlyList<string> summary)
    {
        List<string> pointers =
        [
            "input", "output",
            .. spec.Stages.SelectMany(static stage => stage.Tensors.Skip(2)).Select(static tensor => tensor.Name),
            .. spec.Stages.Where(static stage => stage.HasWeights).Select((_, index) => Weights(index)),
            "scratch",
        ];
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, pointers), () =>
        {
            using (KernelMethod.Share(writer, spec.Bands, "band"))
            {
                WritePlace(writer, spec);
                if (spec.LastStages.IsEmpty)
                {
                    WriteStages(writer, spec, spec.Stages, names);
                    return;
                }

                using (writer.Block($"if (row + {Terms.Number(spec.Rows)} <= {Terms.Number(spec.Height)})"))
                {
                    WriteStages(writer, spec, spec.Stages, names);
                }

                using (writer.Block("else"))
                {
                    WriteStages(writer, spec, spec.LastStages, names);
                }
            }
        });
    }

    // The slice of a band and its first row there.
    private static void WritePlace(CodeWriter writer, BandedSpec spec)
    {
        var band = "band";
        if (spec.Depth > 1)
        {
            writer.Line($"var slice = {(spec.SliceBands == 1 ? band : $"{band} / {Terms.Number(spec.SliceBands)}")};");
            band = $"{band} % {Terms.Number(spec.SliceBands)}";
        }

        if (spec.SliceBands > 1)
        {
            writer.Line($"var row = {(spec.LastStages.IsEmpty ? TileLoops.Position(band, spec.Height, spec.Rows) : $"{band} * {Terms.Number(spec.Rows)}")};");
        }
    }

    private static void WriteStages(CodeWriter writer, BandedSpec spec, IEnumerable<BandStage> stages, IReadOnlyDictionary<KernelSpec, string> names)
    {
        var weighted = 0;
        foreach (var stage in stages)
        {
            var arguments = stage.Tensors.Select(tensor => Terms.Plus(Terms.Sum(tensor.Name, Terms.Times("slice", tensor.SliceStep), Terms.Times("row", spec.SliceBands == 1 ? 0 : tensor.RowStep)), tensor.Offset));
            if (stage.HasWeights)
            {
                arguments = arguments.Append(Weights(weighted++));
            }

            if (stage.Kernel.ScratchFloats > 0)
            {
                arguments = arguments.Append(Terms.Plus("scratch", spec.BandFloats));
            }

            writer.Line($"{names[stage.Kernel]}({string.Join(", ", arguments)}, 0, 1);");
        }
    }

    private static string Weights(int index) => "weights" + Terms.Number(index + 1);
}
