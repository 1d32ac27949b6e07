namespace ConvGen.Generator.Planning.Machine;

/// <summary>
/// The machine that is planned for: every size of a cache, latency, number of registers and of threads that a plan depends on, and every limit that follows from
/// one, each with the measurement that set it. All were taken on AMD Zen 5 (512-bit, 32 KB, 1 MB and a share of the third level per core) where nothing else is said.
/// A test plans for <see cref="Tiny"/>, where maps of a few dozen numbers lie on the far side of every limit.
/// </summary>
public sealed record Target
{
    /// <summary>What networks are planned for.</summary>
    public static Target Default { get; } = new();

    /// <summary>
    /// A machine with caches of a few kilobytes, for tests: bands of a row or a few, chunks of one block of channels, batches of a few tiles. What it computes is what <see cref="Default"/>
    /// computes, by the ways that maps of hundreds of positions take there.
    /// </summary>
    public static Target Tiny { get; } = new()
    {
        SecondLevelBytes = 4 * 1024,
        ThirdLevelBytes = 16 * 1024,
        PageBytes = 256,
        Threads = 2,
        MaxVectors = 2,
        LeastBandedBytes = 1024,
        LeastBandedBytesBetweenProducts = 4 * 1024,
        BandBytes = 1,
        ConvolvedBandBytes = 4 * 1024,
        MostBandWeightBytes = 160 * 1024,
        LeastBands = 2,
        StageCycles = 0,
        BytesPerCycle = 0.01,
        MaxTilesAtOnce = 6,
        FilterChunkBytes = 80 * 1024,
        CachedWeightBytes = 4 * 1024,
        ManyFilterChannels = 32L * 32,
        FetchDistance = 64,
        FetchedGroupBytes = 16 * 1024,
        StreamedWeightBytes = 4 * 1024,
        GatheredBytes = 4 * 1024,
        ShortestInterleavedRow = 4,
        LongestInterleavedRow = 12,
    };

    /// <summary>Bytes of a cache line.</summary>
    public int LineBytes { get; init; } = 64;

    /// <summary>Bytes of the second-level cache that one operand may fill: half of its 1 MB, beside the rest of a layer.</summary>
    public long SecondLevelBytes { get; init; } = 512 * 1024;

    /// <summary>Bytes of the third-level cache that one operand may fill: a core's share of 32 MB.</summary>
    public long ThirdLevelBytes { get; init; } = 4L * 1024 * 1024;

    /// <summary>Cycles for a line from the second level: 40 bytes a cycle.</summary>
    public double SecondLevelLineCycles { get; init; } = 1.6;

    /// <summary>Cycles for a line from the third level: 24 bytes a cycle.</summary>
    public double ThirdLevelLineCycles { get; init; } = 2.7;

    /// <summary>Cycles for a line from memory: it delivers one in nine, of which fetching ahead hides a third.</summary>
    public double MemoryLineCycles { get; init; } = 6;

    /// <summary>What the third-level cache takes and gives back in a cycle, in bytes, while a result is written and then read.</summary>
    public double BytesPerCycle { get; init; } = 12;

    /// <summary>Addresses that many bytes apart share a set of the first-level cache.</summary>
    public int PageBytes { get; init; } = 4096;

    /// <summary>Lines that a set of the first-level cache holds: 8 to 12, depending on the machine.</summary>
    public int LinesOfSet { get; init; } = 8;

    /// <summary>Threads for which bands are to come out even.</summary>
    public int Threads { get; init; } = 4;

    /// <summary>Places of a map from which on threads share out these and not groups of channels: fewer do not come out even for a handful of threads.</summary>
    public int LeastSharedPlaces => 3 * Threads;

    /// <summary>Vector registers of a 512-bit body.</summary>
    public int WideRegisters { get; init; } = 32;

    /// <summary>Accumulators of a 512-bit tile; 14 positions × 2 vectors is the best of those with both kinds of vectors at hand.</summary>
    public int WideAccumulators { get; init; } = 28;

    /// <summary>Accumulators of a 256- or 128-bit tile, of 16 registers; 6 positions × 2 vectors is the best of them.</summary>
    public int NarrowAccumulators { get; init; } = 12;

    /// <summary>Vectors of output channels of a 256- or 128-bit tile.</summary>
    public int NarrowVectors { get; init; } = 2;

    /// <summary>The most vectors of output channels of a 512-bit tile: further ones leave too few positions that share a vector of weights.</summary>
    public int MaxVectors { get; init; } = 6;

    /// <summary>Positions of a 512-bit tile of a depthwise convolution: half the accumulators, for every one of its multiply-adds loads its own input.</summary>
    public int WideDepthwisePositions { get; init; } = 14;

    /// <summary>Positions of a 256- or 128-bit tile of a depthwise convolution.</summary>
    public int NarrowDepthwisePositions { get; init; } = 10;

    /// <summary>The most vectors of units that a dense layer computes at once: enough sums in flight, with registers to spare for 256-bit bodies.</summary>
    public int MaxDenseVectors { get; init; } = 8;

    /// <summary>Columns of an output row that a matrix product over a map keeps in registers.</summary>
    public int MaxPointColumns { get; init; } = 16;

    /// <summary>The most filters that are dot products: each position of a tile needs an accumulator for every one.</summary>
    public int MaxFewFilters { get; init; } = 8;

    /// <summary>Cycles until a multiply-add has its result.</summary>
    public double MultiplyAddLatency { get; init; } = 4;

    /// <summary>Multiply-adds, and loads, that start in a cycle.</summary>
    public double StartsPerCycle { get; init; } = 2;

    /// <summary>Cycles that a step of a reduction takes beside its multiply-adds and loads.</summary>
    public double StepCycles { get; init; } = 0.25;

    /// <summary>Cycles for starting and storing an accumulator, measured over tiles of 4 to 28.</summary>
    public double AccumulatorCycles { get; init; } = 1.5;

    /// <summary>Cycles for the loops around a tile.</summary>
    public double TileCycles { get; init; } = 12;

    /// <summary>Cycles of a sum over the lanes of a vector.</summary>
    public double LaneSumCycles { get; init; } = 6;

    /// <summary>Cycles of a step of the direct kernel with one vector of filters, per position.</summary>
    public double DirectStepCycles { get; init; } = 0.52;

    /// <summary>Bytes between two layers from which on computing them band by band pays.</summary>
    public long LeastBandedBytes { get; init; } = 256 * 1024;

    /// <summary>The same where both multiply, which hides the way to the third-level cache: MobileNetV2 gains nothing from its 1.6 MB.</summary>
    public long LeastBandedBytesBetweenProducts { get; init; } = 2 * 1024 * 1024;

    /// <summary>The most bytes of a band, which stays in the second level: kernels that do little with each row they read gain more from the rows that neighbours share.</summary>
    public long BandBytes { get; init; } = 160 * 1024;

    /// <summary>
    /// The same behind a convolution, where the band is best read from the first level: 3 → 32 channels, stride 2, on 224×224 positions take 115 instead of 123 µs for two
    /// rows of 14 KB.
    /// </summary>
    public long ConvolvedBandBytes { get; init; } = 40 * 1024;

    /// <summary>The most bytes of weights of a layer that is computed band by band: they are read again for each band, from the second level.</summary>
    public long MostBandWeightBytes { get; init; } = 640 * 1024;

    /// <summary>Bands that a map must at least be cut into.</summary>
    public int LeastBands { get; init; } = 4;

    /// <summary>Calling one stage of a band, in cycles.</summary>
    public double StageCycles { get; init; } = 100;

    /// <summary>Tiles of minimal filtering that are transformed and multiplied together at most: further ones leave the second level with their values.</summary>
    public int MaxTilesAtOnce { get; init; } = 56;

    /// <summary>
    /// How much the 512-bit body counts beside the 256-bit one where tiles are chosen for both: a batch should suit the one with half the lanes too. 128 → 128 channels on
    /// 28×28 positions take 0.54 ms there with 10 tiles at once, 0.61 with 7.
    /// </summary>
    public double WideShare { get; init; } = 0.875;

    /// <summary>Bytes of filters that are transformed at once during the run: they stay in the second level beside the values.</summary>
    public long FilterChunkBytes { get; init; } = 320 * 1024;

    /// <summary>
    /// Weights of a network of which the third-level cache holds at least a good part from run to run, transformed and all: 256 → 256 channels on 14×14 positions alone take
    /// 0.40 of ONNX Runtime's time with packed transforms, and 0.47 with transforms made during the run.
    /// </summary>
    public long CachedWeightBytes { get; init; } = 12L * 1024 * 1024;

    /// <summary>
    /// Input times output channels from which on a small map has too few tiles for as many transformed filters: 512 → 512 channels on 7×7 positions read every weight for
    /// only four tiles and do better with F(2×2).
    /// </summary>
    public long ManyFilterChannels { get; init; } = 512L * 512;

    /// <summary>The most rows of such a map.</summary>
    public int SmallMap { get; init; } = 7;

    /// <summary>Cycles to transform a block of a tile of minimal filtering in, and as many out.</summary>
    public double TileTransformCycles { get; init; } = 150;

    /// <summary>Floats between use and fetch of a weight, 8 KB: nearer is weaker, further no better. 512 → 512 channels on 7×7 positions: 836 instead of 1109 µs.</summary>
    public int FetchDistance { get; init; } = 2048;

    /// <summary>The most bytes of a group of filters of which the second-level cache holds two beside the map: 256 → 512 channels on 7×7 positions take 600 instead of 744 µs.</summary>
    public long FetchedGroupBytes { get; init; } = 384 * 1024;

    /// <summary>Bytes of a layer's weights beyond which they stream from the third level or from memory.</summary>
    public long StreamedWeightBytes { get; init; } = 512 * 1024;

    /// <summary>Bytes of gathered columns of a deformable convolution, which stay in the second level.</summary>
    public int GatheredBytes { get; init; } = 256 * 1024;

    /// <summary>Positions interleaved in a row of their own at least: shorter rows pay for their loop.</summary>
    public int ShortestInterleavedRow { get; init; } = 48;

    /// <summary>Positions interleaved in a row at most: longer ones leave nothing to share out among threads.</summary>
    public int LongestInterleavedRow { get; init; } = 512;
}
