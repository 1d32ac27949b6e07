using System;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes the loops that walk an output map in register tiles. The last tile of a row, or of the rows, overlaps the one before it instead of being shorter.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="target">The machine.</param>
/// <param name="size">The output positions.</param>
/// <param name="tile">The tile.</param>
/// <param name="sharesColumns">Whether the tiles of a map of one row are units of work of their own, which threads share out.</param>
public sealed class TileLoops(CodeWriter writer, Target target, Extent3 size, RegisterTile tile, bool sharesColumns = false)
{
    private readonly TileGrid _grid = new(size, tile, sharesColumns);

    /// <summary>The place of the map that the unit at hand stands for, once <see cref="Share"/> has taken it apart.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Units of work.</summary>
    public int Units => _grid.Units;

    /// <summary>Tiles in a unit of work.</summary>
    public int UnitTiles => _grid.UnitTiles;

    /// <summary>
    /// Opens the loop over this part's units of work, which are <paramref name="count"/> groups or blocks times the places of the map, and takes each apart:
    /// <paramref name="outer"/>, <c>slice</c> and <c>row</c>. Where the map has places enough, a part takes the same ones of all groups: what it reads in the next
    /// layer is then mostly what it wrote in this one, and stays in its core's own cache.
    /// </summary>
    public CodeWriter.Scope Share(string outer, long count = 1)
    {
        if (count == 1)
        {
            var all = KernelMethod.Share(writer, Units);
            WritePlace("unit");
            return all;
        }

        if (!_grid.SharesPlaces(target))
        {
            var flat = KernelMethod.Share(writer, count * Units);
            writer.Line($"var {outer} = unit / {Terms.Number(Units)};");
            WritePlace($"unit % {Terms.Number(Units)}");
            return flat;
        }

        writer.Line($"for (var {outer} = 0; {outer} < {Terms.Number(count)}; {outer}++)");
        var name = _grid.ColumnsAreUnits ? "tile" : size.Depth == 1 && tile.Rows == 1 ? "row" : "place";
        var shared = KernelMethod.Share(writer, Units, name);
        WritePlace(name);
        return shared;
    }

    // The tile of the only row, or slice and row.
    private void WritePlace(string place)
    {
        Place = place.Contains(" ") ? $"({place})" : place;
        if (_grid.ColumnsAreUnits)
        {
            WriteUnless(place, "tile", place);
            return;
        }

        if (size.Depth > 1)
        {
            writer.Line($"var slice = {Place} / {Terms.Number(_grid.RowTiles)};");
        }

        if (_grid.RowTiles > 1)
        {
            WriteUnless(place, "row", Position(size.Depth > 1 ? $"{Place} % {Terms.Number(_grid.RowTiles)}" : place, size.Height, tile.Rows));
        }
    }

    // A loop may run over the variable itself.
    private void WriteUnless(string place, string name, string value)
    {
        if (place != name)
        {
            writer.Line($"var {name} = {value};");
        }
    }

    /// <summary>An address at <c>slice</c> and <c>row</c>, shifted by <paramref name="offset"/> and further <paramref name="terms"/>.</summary>
    public string Address(string pointer, Strides strides, int sliceStep, int rowStep, long offset, params string[] terms) => Terms.Plus(
        Terms.Sum([
            pointer,
            .. terms,
            size.Depth > 1 ? Terms.Times("slice", (long)sliceStep * strides.Slice) : "",
            _grid.RowTiles > 1 ? Terms.Times("row", (long)rowStep * strides.Row) : ""]),
        offset);

    /// <summary>Writes the loop over column tiles; <paramref name="body"/> sees <c>column</c>, or nothing when one tile covers the row.</summary>
    public void WriteColumns(Action<string> body)
    {
        var tiles = _grid.ColumnTiles;
        if (_grid.ColumnsAreUnits)
        {
            writer.Line($"var column = {Position("tile", size.Width, tile.Columns)};");
            body("column");
        }
        else if (tiles == 1)
        {
            body("");
        }
        else if (size.Width % tile.Columns == 0)
        {
            using (writer.Block($"for (var column = 0; column < {Terms.Number(size.Width)}; column += {Terms.Number(tile.Columns)})"))
            {
                body("column");
            }
        }
        else
        {
            using (writer.Block($"for (var tile = 0; tile < {Terms.Number(tiles)}; tile++)"))
            {
                writer.Line($"var column = {Position("tile", size.Width, tile.Columns)};");
                body("column");
            }
        }
    }

    /// <summary>The first position of tile <paramref name="index"/>; the last tile ends with the map.</summary>
    public static string Position(string index, int extent, int step) =>
        step == 1 ? index
        : extent % step == 0 ? $"{index} * {Terms.Number(step)}"
        : $"Math.Min({index} * {Terms.Number(step)}, {Terms.Number(extent - step)})";
}
