using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the transposition of a square of numbers, which moves positions of channel planes to channels of a position or back. A square as wide as
/// the machine's vectors reads and writes every cache line once: planes are often a power of two apart, and would push one another out of the cache.
/// </summary>
public static class Transposition
{
    private const int LaneSide = 4;

    /// <summary>A square that a kernel may use.</summary>
    /// <param name="Side">Numbers on each side: the lanes of the vectors.</param>
    /// <param name="InstructionSet">The class of the processor's instructions that it takes; empty for none in particular.</param>
    public sealed record Square(int Side, string InstructionSet)
    {
        /// <summary>The name of its vectors' type.</summary>
        public string Vector => "Vector" + Terms.Number(Side * 32);
    }

    /// <summary>The squares, largest first; the last one works everywhere.</summary>
    public static IReadOnlyList<Square> Squares { get; } = [new(16, "Avx512F"), new(8, "Avx"), new(LaneSide, "")];

    /// <summary>The name of a method <c>(x, xStride, y, yStride)</c> that transposes <paramref name="square"/>.</summary>
    public static string Require(CodeWriter writer, SharedMethods shared, Square square) => square.Side == LaneSide
        ? shared.Require("Transpose4", name => WriteSmall(writer, name))
        : shared.Require("Transpose" + Terms.Number(square.Side), name => WriteLarge(writer, shared, square, name));

    private static void WriteHead(CodeWriter writer, string summary)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
    }

    // Rows i, i + 4, … of the result are rows i of the squares of four, side by side.
    private static void WriteLarge(CodeWriter writer, SharedMethods shared, Square square, string name)
    {
        var quarters = square.Side / LaneSide;
        string[] groups = ["a", "b", "c", "d"];
        WriteHead(writer, $"Transposes a square of {Terms.Number(square.Side)} by {Terms.Number(square.Side)} numbers.");
        using (writer.Block($"private static void {name}(float* x, int xStride, float* y, int yStride)"))
        {
            for (var group = 0; group < quarters; group++)
            {
                var rows = group == 0 ? "x" : $"x + ({Terms.Number(group * LaneSide)} * xStride)";
                var results = string.Join(", ", Enumerable.Range(0, LaneSide).Select(i => $"out var {groups[group]}{Terms.Number(i)}"));
                writer.Line($"{name}Lanes({rows}, xStride, {results});");
            }

            for (var i = 0; i < LaneSide; i++)
            {
                var vectors = string.Join(", ", groups.Take(quarters).Select(group => group + Terms.Number(i)));
                var place = i == 0 ? "y" : i == 1 ? "y + yStride" : $"y + ({Terms.Number(i)} * yStride)";
                writer.Line($"{name}Store({vectors}, {place}, 4 * yStride);");
            }
        }

        WriteLanes(writer, square, name + "Lanes");
        WriteStore(writer, square, name + "Store", groups.Take(quarters).ToList());
    }

    private static void WriteLanes(CodeWriter writer, Square square, string name)
    {
        var (v, set) = (square.Vector, square.InstructionSet);
        WriteHead(writer, "Transposes the squares of four by four numbers in four rows.");
        using (writer.Block($"private static void {name}(float* x, int stride, out {v}<float> a, out {v}<float> b, out {v}<float> c, out {v}<float> d)"))
        {
            writer.Line($"var (p, q) = ({v}.Load(x), {v}.Load(x + stride));").Line($"var (r, s) = ({v}.Load(x + (2 * stride)), {v}.Load(x + (3 * stride)));")
                .Line($"var (low, high) = ({set}.UnpackLow(p, q).AsDouble(), {set}.UnpackHigh(p, q).AsDouble());")
                .Line($"var (lower, higher) = ({set}.UnpackLow(r, s).AsDouble(), {set}.UnpackHigh(r, s).AsDouble());")
                .Line($"a = {set}.UnpackLow(low, lower).AsSingle();").Line($"b = {set}.UnpackHigh(low, lower).AsSingle();")
                .Line($"c = {set}.UnpackLow(high, higher).AsSingle();").Line($"d = {set}.UnpackHigh(high, higher).AsSingle();");
        }
    }

    private static void WriteStore(CodeWriter writer, Square square, string name, IReadOnlyList<string> vectors)
    {
        WriteHead(writer, $"Stores {Terms.Number(vectors.Count)} rows: the first lanes of all, the second, and so on.");
        var parameters = string.Join(", ", vectors.Select(vector => $"{square.Vector}<float> {vector}"));
        using (writer.Block($"private static void {name}({parameters}, float* y, int stride)"))
        {
            if (vectors.Count == 2)
            {
                writer.Line("Avx.Store(y, Avx.Permute2x128(a, b, 0x20));").Line("Avx.Store(y + stride, Avx.Permute2x128(a, b, 0x31));");
                return;
            }

            writer.Line("var (evenLow, evenHigh) = (Avx512F.Shuffle4x128(a, b, 0x88), Avx512F.Shuffle4x128(c, d, 0x88));")
                .Line("var (oddLow, oddHigh) = (Avx512F.Shuffle4x128(a, b, 0xDD), Avx512F.Shuffle4x128(c, d, 0xDD));")
                .Line("Vector512.Store(Avx512F.Shuffle4x128(evenLow, evenHigh, 0x88), y);")
                .Line("Vector512.Store(Avx512F.Shuffle4x128(oddLow, oddHigh, 0x88), y + stride);")
                .Line("Vector512.Store(Avx512F.Shuffle4x128(evenLow, evenHigh, 0xDD), y + (2 * stride));")
                .Line("Vector512.Store(Avx512F.Shuffle4x128(oddLow, oddHigh, 0xDD), y + (3 * stride));");
        }
    }

    private static void WriteSmall(CodeWriter writer, string name)
    {
        WriteHead(writer, "Transposes a square of four by four numbers.");
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
                for (var i = 0; i < LaneSide; i++)
                {
                    var index = Terms.Number(i);
                    var place = i == 0 ? "y" : $"y + ({index} * yStride)";
                    writer.Line($"Vector128.Store(Vector128.Create(a[{index}], b[{index}], c[{index}], d[{index}]), {place});");
                }
            }
        }
    }
}
