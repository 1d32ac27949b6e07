using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the change between a boundary tensor and blocks of 16 channels. Channel planes are transposed four columns by four channels at a time;
/// the last four columns of a row overlap the ones before. Channels-last tensors have a block's channels in a run already.
/// </summary>
public static class InterleaveKernel
{
    private const int Lanes = BufferLayout.Lanes;
    private const int Side = 4;

    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, SharedMethods shared, string name, InterleaveSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, spec.ToBlocks ? ["planes", "blocks"] : ["blocks", "planes"]), () => new Body(writer, shared, spec).Write());

    private sealed class Body(CodeWriter writer, SharedMethods shared, InterleaveSpec spec)
    {
        private readonly int _blocks = BufferLayout.BlocksOf(spec.Channels);

        private int Rest => spec.Channels % Lanes;

        public void Write()
        {
            var loops = new TileLoops(writer, spec.Size, new RegisterTile(1, 1, 1));
            using (KernelMethod.Share(writer, (long)_blocks * loops.Units))
            {
                loops.WriteUnit("block", _blocks > 1);
                var block = _blocks > 1 ? "block" : "";
                writer.Line($"var plane = {loops.Address("planes", spec.Planes, 1, 1, 0, Terms.Times(block, (long)spec.Planes.Block * Lanes))};");
                writer.Line($"var pixels = {loops.Address("blocks", spec.Blocked, 1, 1, 0, Terms.Times(block, spec.Blocked.Block))};");
                writer.Line(Rest == 0 || _blocks == 1
                    ? $"const int channels = {Terms.Number(_blocks == 1 ? spec.Channels : Lanes)};"
                    : $"var channels = block == {Terms.Number(_blocks - 1)} ? {Terms.Number(Rest)} : {Terms.Number(Lanes)};");
                if (spec.ToBlocks && Rest != 0)
                {
                    WriteClear();
                }

                if (spec.Planes.Block == 1)
                {
                    WriteRuns();
                }
                else
                {
                    WriteTransposed();
                }
            }
        }

        // Lanes behind the last channel are zero, so that whatever multiplies them stays finite.
        private void WriteClear()
        {
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                writer.Line($"new Span<float>(pixels + (column * {Terms.Number(spec.Blocked.Pixel)}), 16).Clear();");
            }

            writer.Line();
        }

        private void WriteRuns()
        {
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                var pixel = $"pixels + (column * {Terms.Number(spec.Blocked.Pixel)})";
                var value = $"plane + (column * {Terms.Number(spec.Planes.Pixel)})";
                writer.Line(Copy(spec.ToBlocks ? value : pixel, spec.ToBlocks ? pixel : value));
            }
        }

        private static string Copy(string from, string to) => $"new ReadOnlySpan<float>({from}, channels).CopyTo(new Span<float>({to}, channels));";

        private void WriteTransposed()
        {
            writer.Line("var lane = 0;");
            if (spec.Size.Width >= Side && spec.Channels >= Side)
            {
                var transpose = shared.Require("transpose", "Transpose4", WriteTranspose);
                using (writer.Block($"for (; lane <= channels - {Terms.Number(Side)}; lane += {Terms.Number(Side)})"))
                {
                    new TileLoops(writer, spec.Size, new RegisterTile(1, Side, 1)).WriteColumns(column =>
                    {
                        var pixel = $"{Terms.Sum("pixels", Terms.Times(column, spec.Blocked.Pixel), "lane")}, {Terms.Number(spec.Blocked.Pixel)}";
                        var value = $"{Terms.Sum("plane", Terms.Times("lane", spec.Planes.Block), column)}, {Terms.Number(spec.Planes.Block)}";
                        writer.Line($"{transpose}({(spec.ToBlocks ? value : pixel)}, {(spec.ToBlocks ? pixel : value)});");
                    });
                }

                writer.Line();
            }

            // Channels that do not fill a group of four move one at a time.
            using (writer.Block("for (; lane < channels; lane++)"))
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                var pixel = $"pixels[(column * {Terms.Number(spec.Blocked.Pixel)}) + lane]";
                var value = $"plane[(lane * {Terms.Number(spec.Planes.Block)}) + column]";
                writer.Line(spec.ToBlocks ? $"{pixel} = {value};" : $"{value} = {pixel};");
            }
        }

        private void WriteTranspose(string name)
        {
            writer.Line();
            writer.Line("/// <summary>Transposes a square of four by four numbers.</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"private static void {name}(float* x, int xStride, float* y, int yStride)"))
            {
                writer.Line("var a = Vector128.Load(x);").Line("var b = Vector128.Load(x + xStride);")
                    .Line("var c = Vector128.Load(x + (2 * xStride));").Line("var d = Vector128.Load(x + (3 * xStride));");
                using (writer.Block("if (Sse.IsSupported)"))
                {
                    writer.Line("var ab = Sse.UnpackLow(a, b);").Line("var cd = Sse.UnpackLow(c, d);")
                        .Line("var abHigh = Sse.UnpackHigh(a, b);").Line("var cdHigh = Sse.UnpackHigh(c, d);")
                        .Line("Vector128.Store(Sse.MoveLowToHigh(ab, cd), y);").Line("Vector128.Store(Sse.MoveHighToLow(cd, ab), y + yStride);")
                        .Line("Vector128.Store(Sse.MoveLowToHigh(abHigh, cdHigh), y + (2 * yStride));").Line("Vector128.Store(Sse.MoveHighToLow(cdHigh, abHigh), y + (3 * yStride));");
                }

                using (writer.Block("else"))
                {
                    for (var i = 0; i < Side; i++)
                    {
                        var index = Terms.Number(i);
                        var place = i == 0 ? "y" : $"y + ({index} * yStride)";
                        writer.Line($"Vector128.Store(Vector128.Create(a[{index}], b[{index}], c[{index}], d[{index}]), {place});");
                    }
                }
            }
        }
    }
}
