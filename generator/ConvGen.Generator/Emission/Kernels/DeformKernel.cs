using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes a deformable convolution. For a run of positions of a row every tap is sampled bilinearly at its own place (nothing outside the input)
/// into columns of 16 channels; the columns then go through the direct kernel's matrix product.
/// </summary>
public static class DeformKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, SharedMethods shared, string name, DeformSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Mask == DeformMask.Tensor
            ? ["input", "offsets", "mask", "output", "weights", "scratch"]
            : ["input", "offsets", "output", "weights", "scratch"];
        KernelMethod.Write(writer, new KernelHead(name, [.. summary, $"{Terms.Number(spec.Columns)} positions gathered at once."], pointers), width => new Body(writer, shared, spec, width).Write());
    }

    private sealed class Body(CodeWriter writer, SharedMethods shared, DeformSpec spec, VectorWidth width)
    {
        public void Write()
        {
            var sample = shared.Require("Sample" + width.Suffix, WriteSample);
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, spec.Columns, 1));
            using (loops.Share(""))
            {
                if (spec.Size.Height == 1)
                {
                    writer.Line("const int row = 0;");
                }

                writer.Line($"var place = {loops.Address("offsets", spec.Offsets, 1, 1, 0)};");
                if (spec.Mask == DeformMask.Tensor)
                {
                    writer.Line($"var masks = {loops.Address("mask", spec.Masks, 1, 1, 0)};");
                }

                writer.Line($"var line = {loops.Address("output", spec.Output, 1, 1, 0)};");
                loops.WriteColumns(column =>
                {
                    WriteGather(sample, column);
                    WriteProduct(column);
                });
            }
        }

        private void WriteGather(string sample, string column)
        {
            var (window, taps) = (spec.Window, Terms.Number(spec.Window.Taps));
            var perGroup = spec.Channels / spec.OffsetGroups;
            using (writer.Block($"for (var at = 0; at < {Terms.Number(spec.Columns)}; at++)"))
            using (writer.Block($"for (var tap = 0; tap < {taps}; tap++)"))
            using (writer.Block($"for (var group = 0; group < {Terms.Number(spec.OffsetGroups)}; group++)"))
            {
                var position = Terms.Sum(column, "at");
                writer.Line($"var index = (group * {taps}) + tap;");
                writer.Line($"var offset = place + (({position}) * {Terms.Number(spec.Offsets.Pixel)});");
                writer.Line($"var y = {Terms.Plus(Terms.Sum(Terms.Times("row", window.Height.Stride), $"(tap / {Terms.Number(window.Width.Kernel)} * {Terms.Number(window.Height.Dilation)})"), -window.Height.PadLow)} + {At("offset", "(2 * index)", spec.Offsets)};");
                writer.Line($"var x = {Terms.Plus(Terms.Sum(Terms.Times($"({position})", window.Width.Stride), $"(tap % {Terms.Number(window.Width.Kernel)} * {Terms.Number(window.Width.Dilation)})"), -window.Width.PadLow)} + {At("offset", "((2 * index) + 1)", spec.Offsets)};");
                writer.Line($"var weight = {MaskValue(position)};");
                writer.Line($"{sample}(input, y, x, weight, group * {Terms.Number(perGroup)}, (group + 1) * {Terms.Number(perGroup)}, "
                    + $"scratch + (((tap * {Terms.Number(spec.Columns)}) + at) * 16), {Terms.Number((long)spec.Window.Taps * spec.Columns * BufferLayout.Lanes)});");
            }

            writer.Line();
        }

        private string MaskValue(string position) => spec.Mask switch
        {
            DeformMask.None => "1f",
            DeformMask.Tensor => At($"(masks + (({position}) * {Terms.Number(spec.Masks.Pixel)}))", "index", spec.Masks),
            _ => $"Sigmoid(Vector128.CreateScalar({At("offset", $"({Terms.Number(2L * spec.OffsetGroups * spec.Window.Taps)} + index)", spec.Offsets)}))[0]",
        };

        private static string At(string pointer, string channel, Strides strides) =>
            $"{pointer}[({channel} / 16 * {Terms.Number(strides.Block)}) + ({channel} % 16)]";

        private void WriteProduct(string column)
        {
            var unit = new AxisWindow(1, 1, 0, 0);
            var columns = new Strides(BufferLayout.Lanes, 0, 0, spec.Columns * BufferLayout.Lanes);
            var vectors = spec.Tiles.Wide.Vectors;
            var product = new ConvolutionSpec(
                new Window3(unit, unit, unit), false, (int)(spec.ColumnBlocks * BufferLayout.Lanes), columns, spec.Output, vectors,
                new Extent3(1, 1, spec.Columns), default, spec.Tiles, spec.Epilogue) { Target = spec.Target };
            var multiply = shared.Require("Columns" + width.Suffix, name => WriteColumns(name, product));
            var groupLanes = Terms.Number(vectors * BufferLayout.Lanes);
            using (writer.Block($"for (var group = 0; group < {Terms.Number(spec.OutputBlocks / vectors)}; group++)"))
            {
                writer.Line($"{multiply}(scratch, weights + {Terms.Number(spec.OutputBlocks * BufferLayout.Lanes)} + (group * {Terms.Number((long)product.Reduction * vectors * BufferLayout.Lanes)}), "
                    + $"weights + (group * {groupLanes}), {Terms.Sum("line", Terms.Times(column, spec.Output.Pixel), $"(group * {Terms.Number((long)vectors * spec.Output.Block)})")});");
            }
        }

        private void WriteColumns(string name, ConvolutionSpec product)
        {
            writer.Line();
            writer.Line("/// <summary>Gathered columns times one group of filters.</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {name}(float* source, float* filters, float* biases, float* target)"))
            {
                ConvolutionKernel.WriteProduct(writer, product, width, TileStart.Biases, WeightPrefetch.None);
            }
        }

        // Channels [first, last) of one sample; lanes of other offset groups keep what they have.
        private void WriteSample(string name)
        {
            var v = width.Type;
            var (height, wide) = (Terms.Number(spec.InputSize.Height), Terms.Number(spec.InputSize.Width));
            writer.Line();
            writer.Line("/// <summary>Samples channels [first, last) at (y, x) bilinearly, times a weight; what lies outside the input counts as zero.</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {name}(float* input, float y, float x, float weight, int first, int last, float* column, int blockStride)"))
            {
                writer.Line($"var isNear = y > -1f && y < {height} && x > -1f && x < {wide};");
                writer.Line("var row = isNear ? (int)MathF.Floor(y) : 0;");
                writer.Line("var left = isNear ? (int)MathF.Floor(x) : 0;");
                writer.Line("var down = y - row;");
                writer.Line("var right = x - left;");
                writer.Line($"var above = isNear && row >= 0;");
                writer.Line($"var below = isNear && row + 1 < {height};");
                writer.Line($"var before = left >= 0;");
                writer.Line($"var behind = left + 1 < {wide};");
                foreach (var (corner, condition, share) in new[]
                {
                    ("00", "above && before", "(1f - down) * (1f - right)"), ("01", "above && behind", "(1f - down) * right"),
                    ("10", "below && before", "down * (1f - right)"), ("11", "below && behind", "down * right"),
                })
                {
                    writer.Line($"var w{corner} = {width.Broadcast($"{condition} ? weight * {share} : 0f")};");
                    var y = corner[0] == '0' ? "row" : "(row + 1)";
                    var x = corner[1] == '0' ? "left" : "(left + 1)";
                    writer.Line($"var p{corner} = {condition} ? input + ({y} * {Terms.Number(spec.Input.Row)}) + ({x} * {Terms.Number(spec.Input.Pixel)}) : input;");
                }

                writer.Line($"var indices = {v}<int>.Indices;");
                // The last group clears the vectors behind it to the end of its block, which the product reads as well.
                writer.Line($"var end = last == {Terms.Number(spec.Channels)} ? {Terms.Number(BufferLayout.BlocksOf(spec.Channels) * BufferLayout.Lanes)} : last;");
                using (writer.Block($"for (var channel = first / {Terms.Number(width.Lanes)} * {Terms.Number(width.Lanes)}; channel < end; channel += {Terms.Number(width.Lanes)})"))
                {
                    writer.Line($"var from = (channel / 16 * {Terms.Number(spec.Input.Block)}) + (channel % 16);");
                    writer.Line("var to = column + (channel / 16 * blockStride) + (channel % 16);");
                    var sum = $"{width.Load("p00 + from")} * w00";
                    sum = new[] { "01", "10", "11" }.Aggregate(sum, (text, corner) => width.MultiplyAdd(width.Load($"p{corner} + from"), "w" + corner, text));
                    writer.Line($"var value = {sum};");
                    writer.Line($"var lanes = {width.Broadcast("channel")} + indices;");
                    writer.Line($"var inside = ({v}.GreaterThanOrEqual(lanes, {width.Broadcast("first")}) & {v}.LessThan(lanes, {width.Broadcast("last")})).AsSingle();");
                    writer.Line($"// The first group of a vector also clears the lanes behind it.");
                    writer.Line($"var others = channel >= first ? {v}<float>.Zero : {width.Load("to")};");
                    writer.Line(width.Store($"{v}.ConditionalSelect(inside, value, others)", "to") + ";");
                }
            }
        }
    }
}
