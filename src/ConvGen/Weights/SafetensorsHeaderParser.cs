using System;
using System.Collections.Generic;
using System.Text.Json;

namespace ConvGen;

/// <summary>Reads the JSON of a safetensors header, without reflection.</summary>
internal ref struct SafetensorsHeaderParser(ReadOnlySpan<byte> json)
{
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly List<SafetensorsTensor> _tensors = [];
    private Utf8JsonReader _reader = new(json);

    /// <summary>Reads everything.</summary>
    public (List<SafetensorsTensor> Tensors, Dictionary<string, string> Metadata) Parse()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        _reader.Read();
        while (Next() != JsonTokenType.EndObject)
        {
            var name = _reader.GetString()!;
            if (!names.Add(name))
            {
                throw Wrong($"the name '{name}' occurs twice in its header");
            }

            if (name == "__metadata__")
            {
                ReadMetadata();
            }
            else
            {
                _tensors.Add(ReadTensor(name));
            }
        }

        // Only blanks may follow; anything else makes the reader throw.
        _reader.Read();
        return (_tensors, _metadata);
    }

    private void ReadMetadata()
    {
        Expect(JsonTokenType.StartObject, "'__metadata__' is no object");
        while (Next() != JsonTokenType.EndObject)
        {
            var key = _reader.GetString()!;
            Expect(JsonTokenType.String, $"the note '{key}' of '__metadata__' is no text");
            if (!_metadata.TryAdd(key, _reader.GetString()!))
            {
                throw Wrong($"the note '{key}' occurs twice in '__metadata__'");
            }
        }
    }

    private SafetensorsTensor ReadTensor(string name)
    {
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(JsonTokenType.StartObject, $"the entry of tensor '{name}' is no object");
        while (Next() != JsonTokenType.EndObject)
        {
            var property = _reader.GetString();
            switch (property)
            {
                case "dtype" when type is null:
                    Expect(JsonTokenType.String, $"the dtype of tensor '{name}' is no text");
                    type = _reader.GetString()!;
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(name, "shape");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(name, "data_offsets");
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Wrong($"tensor '{name}' has two {property}");
                default:
                    _reader.Skip();
                    break;
            }
        }

        return Checked(
            name,
            type ?? throw Wrong($"tensor '{name}' has no dtype"),
            shape ?? throw Wrong($"tensor '{name}' has no shape"),
            offsets ?? throw Wrong($"tensor '{name}' has no data_offsets"));
    }

    private readonly SafetensorsTensor Checked(string name, string type, List<long> shape, List<long> offsets)
    {
        if (offsets.Count != 2 || offsets[0] > offsets[1])
        {
            throw Wrong($"the data_offsets of tensor '{name}' are [{string.Join(", ", offsets)}] instead of a begin and an end behind it");
        }

        if (SafetensorsTypes.Bits(type) is not { } bits)
        {
            throw Wrong($"tensor '{name}' has the dtype '{type}', which the format does not know");
        }

        var bytes = SafetensorsTypes.Bytes(shape, bits)
            ?? throw Wrong($"tensor '{name}' of shape [{string.Join(", ", shape)}] and dtype {type} would take no whole number of bytes, or more than any file has");
        if (bytes != offsets[1] - offsets[0])
        {
            throw Wrong($"tensor '{name}' of shape [{string.Join(", ", shape)}] and dtype {type} takes {bytes} bytes, but its data_offsets span {offsets[1] - offsets[0]}");
        }

        return new SafetensorsTensor(new WeightEntry { Name = name, Type = type, Shape = shape }, offsets[0], offsets[1]);
    }

    private List<long> ReadNumbers(string name, string property)
    {
        var numbers = new List<long>();
        Expect(JsonTokenType.StartArray, $"the {property} of tensor '{name}' is no array");
        while (Next() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out var number) || number < 0)
            {
                throw Wrong($"the {property} of tensor '{name}' holds something that is no whole number from 0 to {long.MaxValue}");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private JsonTokenType Next()
    {
        _reader.Read();
        return _reader.TokenType;
    }

    private void Expect(JsonTokenType type, string otherwise)
    {
        if (Next() != type)
        {
            throw Wrong(otherwise);
        }
    }

    private readonly SafetensorsHeaderException Wrong(string what) => new(what, _reader.TokenStartIndex);
}
