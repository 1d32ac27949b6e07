using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>One of the three vector widths for which every kernel has a body.</summary>
/// <param name="type">The vector type's name.</param>
/// <param name="lanes">Numbers in a vector.</param>
public sealed class VectorWidth(string type, int lanes)
{
    /// <summary>512-bit.</summary>
    public static VectorWidth Wide { get; } = new("Vector512", 16);

    /// <summary>256-bit.</summary>
    public static VectorWidth Middle { get; } = new("Vector256", 8);

    /// <summary>128-bit.</summary>
    public static VectorWidth Narrow { get; } = new("Vector128", 4);

    /// <summary>All, the widest first.</summary>
    public static IReadOnlyList<VectorWidth> All { get; } = [Wide, Middle, Narrow];

    /// <summary>The vector type's name.</summary>
    public string Type { get; } = type;

    /// <summary>Numbers in a vector.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>What a body's name ends in.</summary>
    public string Suffix => "V" + (Lanes * 32).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Vectors in a block of 16 channels.</summary>
    public int VectorsPerBlock => BufferLayout.Lanes / Lanes;

    /// <summary>The tile of this width.</summary>
    public RegisterTile Tile(RegisterTiles tiles) => this == Wide ? tiles.Wide : this == Middle ? tiles.Middle : tiles.Narrow;

    /// <summary>Passes over a group's filters, which are packed side by side for the widest vectors.</summary>
    public int Passes(RegisterTiles tiles) => tiles.Wide.Vectors * Wide.Lanes / (Tile(tiles).Vectors * Lanes);

    /// <summary>A vector from memory.</summary>
    public string Load(string address) => $"{Type}.Load({address})";

    /// <summary>A vector of one number.</summary>
    public string Broadcast(string number) => $"{Type}.Create({number})";

    /// <summary>a·b + c in one instruction where there is one.</summary>
    public string MultiplyAdd(string a, string b, string c) => $"{Type}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>A vector to memory.</summary>
    public string Store(string vector, string address) => $"{Type}.Store({vector}, {address})";
}
