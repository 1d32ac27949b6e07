using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>One sentence about a fused layer, for the comment at its call.</summary>
public static class LayerDescription
{
    /// <summary>Describes <paramref name="layer"/>.</summary>
    public static string Of(FusedLayer layer)
    {
        var parts = new List<string> { Work(layer) };
        parts.AddRange(layer.Folded.Select(static node => node.Node.Op is NormOp ? "batch norm folded in" : "scale folded in"));
        if (!layer.First.IsIdentity)
        {
            parts.Add(layer.First.Kind.ToString());
        }

        if (layer.Residual >= 0)
        {
            parts.Add("plus the residual");
        }

        if (!layer.Second.IsIdentity)
        {
            parts.Add(layer.Second.Kind.ToString());
        }

        return string.Join(", ", parts) + ": " + layer.Primary.Shape + ".";
    }

    private static string Work(FusedLayer layer)
    {
        var windows = layer.Primary.Windows;
        var kernel = string.Join("×", windows.Select(static window => Text(window.Kernel)));
        var stride = windows.Any(static window => window.Stride != 1)
            ? ", stride " + string.Join("×", windows.Select(static window => window.Stride).Distinct().Select(Text)) : "";
        var dilation = windows.Any(static window => window.Dilation != 1)
            ? ", dilation " + string.Join("×", windows.Select(static window => window.Dilation).Distinct().Select(Text)) : "";
        return layer.Primary.Node.Op switch
        {
            ConvOp when layer.Primary.Groups == layer.Primary.Shape!.Channels && layer.Primary.Groups > 1 => kernel + " depthwise convolution" + stride + dilation,
            ConvOp when layer.Primary.Groups > 1 => kernel + " convolution in " + Text(layer.Primary.Groups) + " groups" + stride + dilation,
            ConvOp => kernel + " convolution" + stride + dilation,
            ConvTransposeOp => kernel + " transposed convolution" + stride + dilation,
            DenseOp => "Dense layer",
            PoolOp { Average: true } => kernel + " average pooling" + stride,
            PoolOp => kernel + " maximum pooling" + stride,
            GlobalPoolOp { Average: true } => "Average over all positions",
            GlobalPoolOp => "Maximum over all positions",
            AddOp => "Sum",
            MulOp => "Product",
            ConcatOp => "Concatenation",
            SoftmaxOp { Log: true } => "Logarithm of the softmax",
            SoftmaxOp => "Softmax",
            NormOp norm => NormName(norm.Kind),
            ScaleOp => "Scale",
            PReluOp => "PReLU",
            var op => op.GetType().Name.Replace("Op", ""),
        };
    }

    private static string NormName(NormKind kind) => kind switch
    {
        NormKind.Batch => "Batch norm",
        NormKind.Group => "Group norm",
        NormKind.Instance => "Instance norm",
        NormKind.Layer => "Layer norm",
        NormKind.L2 => "L2 norm",
        _ => throw UnknownCase.In(nameof(LayerDescription), kind),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
