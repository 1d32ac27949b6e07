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
                var weighted = 0;
                foreach (var stage in spec.Stages)
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
            writer.Line($"var row = {TileLoops.Position(band, spec.Height, spec.Rows)};");
        }
    }

    private static string Weights(int index) => "weights" + Terms.Number(index + 1);
}
