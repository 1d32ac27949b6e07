using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the change between a boundary tensor and blocks of 16 channels. Channel planes are transposed in squares of columns by channels;
/// the last square of a row overlaps the one before. Channels-last tensors have a block's channels in a run already.
/// </summary>
public static class InterleaveKernel
{
    private const int Lanes = BufferLayout.Lanes;

    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, SharedMethods shared, string name, InterleaveSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, spec.ToBlocks ? ["planes", "blocks"] : ["blocks", "planes"]), () => new Body(writer, shared, spec).Write());

    private sealed class Body(CodeWriter writer, SharedMethods shared, InterleaveSpec spec)
    {
        private readonly int _blocks = BufferLayout.BlocksOf(spec.Channels);

        private int Rest => spec.Channels % Lanes;

        public void Write()
        {
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
            using (loops.Share("block", _blocks))
            {
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
            var isFirst = true;
            foreach (var square in Transposition.Squares.Where(square => spec.Size.Width >= square.Side && spec.Channels >= square.Side && square.Side <= spec.LargestSquare))
            {
                if (square.InstructionSet.Length > 0)
                {
                    using var supported = writer.Block($"{(isFirst ? "" : "else ")}if ({square.InstructionSet}.IsSupported)");
                    WriteSquares(square);
                    isFirst = false;
                    continue;
                }

                writer.Line();
                WriteSquares(square);
            }

            writer.Line();

            // Channels that do not fill a group of four move one at a time.
            using (writer.Block("for (; lane < channels; lane++)"))
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                var pixel = $"pixels[(column * {Terms.Number(spec.Blocked.Pixel)}) + lane]";
                var value = $"plane[(lane * {Terms.Number(spec.Planes.Block)}) + column]";
                writer.Line(spec.ToBlocks ? $"{pixel} = {value};" : $"{value} = {pixel};");
            }
        }

        private void WriteSquares(Transposition.Square square)
        {
            var transpose = Transposition.Require(writer, shared, square);
            using var lanes = writer.Block($"for (; lane <= channels - {Terms.Number(square.Side)}; lane += {Terms.Number(square.Side)})");
            new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, square.Side, 1)).WriteColumns(column =>
            {
                var pixel = $"{Terms.Sum("pixels", Terms.Times(column, spec.Blocked.Pixel), "lane")}, {Terms.Number(spec.Blocked.Pixel)}";
                var value = $"{Terms.Sum("plane", Terms.Times("lane", spec.Planes.Block), column)}, {Terms.Number(spec.Planes.Block)}";
                writer.Line($"{transpose}({(spec.ToBlocks ? value : pixel)}, {(spec.ToBlocks ? pixel : value)});");
            });
        }
    }
}
